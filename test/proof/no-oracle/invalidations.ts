import assert from 'node:assert/strict'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'

const ADMINISTRATOR = 'ada'
const SCOPES = ['feedback-report:read']
const LIFETIME_SECONDS = 3_600
const OVERLAP_SECONDS = 60

/** What can happen to a keypair, in this order. After any of these, its first key secret no longer works. */
export const INVALIDATIONS = [
  'disabled',
  'expired',
  'rotated',
  'rotated with an overlap',
  'removed',
  'owner closed',
  'account closed',
  'owners registered again',
  'swept',
] as const
export type Invalidation = (typeof INVALIDATIONS)[number]

/** A keypair, with the owners that it depends on. */
export interface Subject {
  readonly owner: OwnerRef
  readonly account: OwnerRef
  readonly environment: OwnerRef
  readonly credentials: Credentials
}

let subjects = 0

/** Registers new owners, and creates a working keypair. */
export async function newSubject(
  product: Product,
  clock: Clock,
  kind: OwnerRef['type'],
): Promise<Subject> {
  subjects += 1
  const account: OwnerRef = { type: 'account', id: `account-${subjects}` }
  const environment: OwnerRef = { type: 'environment', id: `environment-${subjects}` }
  await register(product, account, environment)
  const owner = kind === 'account' ? account : environment
  const expiresAt = new Date(clock.now().getTime() + LIFETIME_SECONDS * 1_000).toISOString()
  const body = { scopes: SCOPES, comment: null, expiresAt }
  const { status, json } = await product.manage('create-keypair', ADMINISTRATOR, owner, { body })
  assert.equal(status, 201)
  const credentials = { keyId: String(json.keyId), keySecret: String(json.keySecret) }
  return { owner, account, environment, credentials }
}

async function register(product: Product, account: OwnerRef, environment: OwnerRef): Promise<void> {
  await product.platform('register-account', account, { body: { name: 'Acme' } })
  const body = { accountId: account.id, name: 'Acme production' }
  await product.platform('register-environment', environment, { body })
  const params = { userId: ADMINISTRATOR }
  await product.platform('grant-administrator', account, { params })
}

/** Invalidates a keypair. When it is too late for that, nothing happens. */
export async function invalidate(
  product: Product,
  clock: Clock,
  { owner, account, environment, credentials }: Subject,
  invalidation: Invalidation,
  sweep: () => Promise<void>,
): Promise<void> {
  const params = { keyId: credentials.keyId }
  const manage = (id: string, body?: object) =>
    product.manage(id, ADMINISTRATOR, owner, { params, ...(body && { body }) })
  switch (invalidation) {
    case 'disabled':
      await manage('disable-keypair')
      return
    case 'expired':
      return clock.forward(LIFETIME_SECONDS)
    case 'rotated':
      await manage('rotate-secret', { overlapSeconds: 0 })
      return
    case 'rotated with an overlap':
      await manage('rotate-secret', { overlapSeconds: OVERLAP_SECONDS })
      return clock.forward(OVERLAP_SECONDS)
    case 'removed':
      await manage('remove-keypair')
      return
    case 'owner closed':
      await product.platform(`close-${owner.type}`, owner)
      return
    case 'account closed':
      await product.platform('close-account', account)
      return
    case 'owners registered again':
      await product.platform('close-environment', environment)
      await product.platform('close-account', account)
      return await register(product, account, environment)
    case 'swept':
      await product.platform('close-environment', environment)
      await product.platform('close-account', account)
      return await sweep()
    default:
      invalidation satisfies never
  }
}
