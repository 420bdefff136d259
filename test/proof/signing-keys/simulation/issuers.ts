import { ISSUER } from '../../../in-memory/product/settings.ts'

/** The issuers of a stage: before and after a change of its domain. */
export const ISSUERS = [ISSUER, 'https://keys.moved.example'] as const

export type Issuer = (typeof ISSUERS)[number]

/** The stage's other issuer. */
export function otherThan(issuer: Issuer): Issuer {
  return issuer === ISSUERS[0] ? ISSUERS[1] : ISSUERS[0]
}
