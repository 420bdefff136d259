/**
 * Whether a text contains something in the form of a key secret. Text that is stored and shown again must
 * not: a key secret that somebody pasted there could be stolen. This is a separate file because the console
 * imports it.
 */
export function holdsKeySecret(text: string): boolean {
  return /fbs_[A-Za-z0-9]{49}/.test(text)
}
