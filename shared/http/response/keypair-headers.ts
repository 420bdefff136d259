import type { Keypair } from '../../domain/keypairs/keypair.ts'
import { ownerPath } from '../../operations/contract/routes.ts'
import { etagOf } from '../conditions/etag.ts'

export function keypairHeaders(keypair: Keypair) {
  return { etag: etagOf(keypair) }
}

/** The path of a keypair, as in the `Location` of a new one. */
export function keypairPath({ owner, keyId }: Pick<Keypair, 'owner' | 'keyId'>): string {
  return `${ownerPath(owner)}/keypairs/${keyId}`
}
