/**
 * Whether a text has in it what has the form of a key secret. What is kept and shown again must not: a secret that was
 * pasted there would be worth stealing. It stands in a file of its own, because forms in a browser ask too.
 */
export function holdsSecret(text: string): boolean {
  return /fbs_[A-Za-z0-9]{49}/.test(text)
}
