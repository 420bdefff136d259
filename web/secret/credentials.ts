/** What a machine needs to get an access token. */
export interface Credentials {
  readonly keyId: string
  readonly keySecret: string
  readonly tokenUrl: string
}

/** Where a stage's token endpoint is. */
export function tokenUrlOf(apiUrl: string): string {
  return `${apiUrl}/oauth2/token`
}
