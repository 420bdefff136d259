import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { CreatedIds, HeldSecret } from '../model/command.ts'

/** A keypair that a client knows. It may have been removed since. */
export interface KnownKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly secretIds: readonly string[]
}

/** What the clients know: every key ID and key secret that was ever shown. They never forget any. */
export class KnownKeypairs {
  readonly #keypairs = new Map<string, KnownKeypair>()
  readonly #secrets: HeldSecret[] = []

  get secrets(): readonly HeldSecret[] {
    return this.#secrets
  }

  get keypairs(): readonly KnownKeypair[] {
    return [...this.#keypairs.values()]
  }

  add(owner: OwnerRef, created: CreatedIds & { readonly keySecret?: string }): void {
    const { keyId, secretId, keySecret } = created
    const secretIds = [...(this.#keypairs.get(keyId)?.secretIds ?? []), secretId]
    this.#keypairs.set(keyId, { owner, keyId, secretIds })
    if (keySecret !== undefined) this.#secrets.push({ keyId, secretId, keySecret })
  }
}

/** The element that a number selects, modulo how many there are; undefined when there are none. */
export function select<T>(things: readonly T[], number: number): T | undefined {
  return things[number % things.length]
}
