import * as z from 'zod/mini'
import type { SigningKey } from '../../../domain/tokens/signing-key.ts'
import type { Item, Key } from '../table.ts'
import { PARTITION } from '../table-shape.ts'
import { bytes, instant } from './item-values.ts'

const signingKeyItem = z.object({
  kid: z.string(),
  issuer: z.string(),
  publicJwk: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
  }),
  wrappedPrivateKey: bytes,
  createdAt: instant,
  signsFrom: instant,
})

export function signingKeyKey(kid: string): Key {
  return { pk: PARTITION.signingKeys, sk: kid }
}

export function signingKeyToItem(key: SigningKey): Item {
  return { ...signingKeyKey(key.kid), ...z.encode(signingKeyItem, key) }
}

export function signingKeyFromItem(item: Item): SigningKey {
  return z.parse(signingKeyItem, item)
}
