import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { isRecord } from '../../in-memory/dynamodb/parameters.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { HeldKeypair } from './place.ts'

/** What the holders of keypairs know: every key ID and secret that was shown. Nothing is put down. */
export class Hands {
  readonly #keypairs = new Map<string, HeldKeypair>()

  /** Takes what an answer shows of a keypair, if it shows a secret. */
  take(owner: OwnerRef, { json }: Reply): void {
    const { keyId, keySecret, secrets } = json
    if (typeof keyId !== 'string' || typeof keySecret !== 'string') return
    const listed = Array.isArray(secrets) ? secrets.filter(isRecord) : []
    const secretIds = listed.map(({ secretId }) => String(secretId))
    this.#keypairs.set(keyId, { owner, keyId, keySecret, secretIds })
  }

  /** The one that a number points at. */
  at(which: number): HeldKeypair {
    const all = [...this.#keypairs.values()]
    const keypair = all[which % all.length]
    if (keypair) return keypair
    throw new Error('there is no keypair in the hands')
  }
}
