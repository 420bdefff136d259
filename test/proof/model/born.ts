import type { Born, Deed } from './deed.ts'
import { find, type World } from './world.ts'

/** The ids in a world that were not in the one before, of what a deed makes; undefined where it made nothing. */
export function bornIn(world: World, before: World, deed: Deed): Born | undefined {
  if (deed.do !== 'create-keypair' && deed.do !== 'rotate-secret') return undefined
  const known = find(before, deed.owner)?.keypairs
  for (const [keyId, keypair] of find(world, deed.owner)?.keypairs ?? []) {
    for (const { secretId } of keypair.secrets) {
      const isKnown = known?.get(keyId)?.secrets.some((secret) => secret.secretId === secretId)
      if (!isKnown) return { keyId, secretId }
    }
  }
  return undefined
}
