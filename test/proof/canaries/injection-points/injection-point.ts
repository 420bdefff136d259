import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { Reply } from '../../../in-memory/product/reply.ts'
import type { WatchedProduct } from '../watched-product.ts'

/** A keypair, as its client knows it. */
export interface KnownKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly keySecret: string
  readonly secretIds: readonly string[]
}

/** Sends a secret in a part of a request where no secret belongs. */
type Send = (product: WatchedProduct, text: string, keypair: KnownKeypair) => Promise<Reply>

/** By a name that completes 'sent as …'. */
export type InjectionPoints = Readonly<Record<string, Send>>
