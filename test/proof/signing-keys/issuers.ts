import { ISSUER } from '../../in-memory/product/settings.ts'

/** Where a stage is reached: at one address, and at the other once its domain has been changed. */
export const ISSUERS = [ISSUER, 'https://keys.moved.example'] as const

export type Issuer = (typeof ISSUERS)[number]

/** The stage's other address. */
export function otherThan(issuer: Issuer): Issuer {
  return issuer === ISSUERS[0] ? ISSUERS[1] : ISSUERS[0]
}
