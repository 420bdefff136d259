import { expect } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import { objectsIn } from './owner-state.ts'
import { type CreatedKeypair, REPORT_SCOPE, type TestStack } from './test-stack.ts'

/** RFC 3339, UTC, as this service writes it. */
export const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** A secret as the API shows it, for `toEqual`: an extra member is a failure. */
export const SECRET_SHOWN = {
  secretId: expect.stringMatching(/^[0-9a-z]{8}$/),
  hint: expect.stringMatching(/^[A-Za-z0-9]{4}$/),
  createdAt: INSTANT,
  expiresAt: null,
  lastUsedAt: null,
}

/** A keypair of `ada` as the API shows it, with exactly these members. */
export function keypairShown(owner: OwnerRef, differing: object = {}) {
  return {
    keyId: expect.stringMatching(/^fbk_[A-Za-z0-9]{26}$/),
    owner,
    comment: null,
    scopes: [REPORT_SCOPE],
    enabled: true,
    createdAt: INSTANT,
    createdBy: 'ada',
    updatedAt: INSTANT,
    expiresAt: null,
    lastUsedAt: null,
    secrets: [SECRET_SHOWN],
    ...differing,
  }
}

/** The ids of a keypair's live secrets, oldest first. */
export async function secretIdsOf(product: TestStack, keypair: CreatedKeypair, as: string) {
  const { json } = await product.api('GET', keypair.path, { as })
  return objectsIn(json.secrets).map((secret) => String(secret.secretId))
}

/** Rotates, and returns the keypair with its new key secret. */
export async function rotated(
  product: TestStack,
  keypair: CreatedKeypair,
  as: string,
  body: object = {},
): Promise<CreatedKeypair> {
  const answer = await product.api('POST', `${keypair.path}/secrets`, { as, body })
  expect(answer.status).toBe(201)
  return { ...keypair, keySecret: String(answer.json.keySecret) }
}
