/** One keypair: what it is, its secrets, its events, and everything that can be done to it. */
export function KeypairPage({ keyId }: { readonly keyId: string }) {
  return <>{keyId}</>
}
