import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Born, HeldSecret } from '../model/deed.ts'

/** A keypair that somebody knows of, whether or not it still is. */
export interface KnownKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly secretIds: readonly string[]
}

/** What people and machines outside hold: every key ID and secret that was ever shown. Nothing is ever put down. */
export class Hands {
  readonly #keypairs = new Map<string, KnownKeypair>()
  readonly #secrets: HeldSecret[] = []

  get secrets(): readonly HeldSecret[] {
    return this.#secrets
  }

  get keypairs(): readonly KnownKeypair[] {
    return [...this.#keypairs.values()]
  }

  take(owner: OwnerRef, born: Born & { readonly keySecret?: string }): void {
    const { keyId, secretId, keySecret } = born
    const secretIds = [...(this.#keypairs.get(keyId)?.secretIds ?? []), secretId]
    this.#keypairs.set(keyId, { owner, keyId, secretIds })
    if (keySecret !== undefined) this.#secrets.push({ keyId, secretId, keySecret })
  }
}

/** The one of some things that a dial points at; undefined when there are none. */
export function pointedAt<T>(things: readonly T[], dial: number): T | undefined {
  return things[dial % things.length]
}
