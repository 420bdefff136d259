import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { isRecord } from '../../in-memory/dynamodb/parameters.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { KnownKeypair } from './injection-points/injection-point.ts'

/** What the clients know: every key ID and key secret that an answer showed. Nothing is forgotten. */
export class KnownKeypairs {
  readonly #keypairs = new Map<string, KnownKeypair>()

  /** Learns the keypair of an answer, if the answer shows a key secret. */
  learn(owner: OwnerRef, { json }: Reply): void {
    const { keyId, keySecret, secrets } = json
    if (typeof keyId !== 'string' || typeof keySecret !== 'string') return
    const listed = Array.isArray(secrets) ? secrets.filter(isRecord) : []
    const secretIds = listed.map(({ secretId }) => String(secretId))
    this.#keypairs.set(keyId, { owner, keyId, keySecret, secretIds })
  }

  /** The keypair that a number chooses. */
  at(which: number): KnownKeypair {
    const all = [...this.#keypairs.values()]
    const keypair = all[which % all.length]
    if (keypair) return keypair
    throw new Error('no keypair is known')
  }
}
