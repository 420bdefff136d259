import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { WatchedProduct } from './watched-product.ts'

/** A keypair as whoever holds it knows it. */
export interface HeldKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly keySecret: string
  readonly secretIds: readonly string[]
}

/** Sends a text where it does not belong. */
type Send = (product: WatchedProduct, text: string, at: HeldKeypair) => Promise<Reply>

/** Where a secret is pasted that does not belong there, by a name that completes 'sent as …'. */
export type Places = Readonly<Record<string, Send>>
