import type { Command, CreatedIds } from './command.ts'
import { find, type World } from './world.ts'

/** Finds the ids that a command created, by comparing two worlds; undefined when it created nothing. */
export function createdIdsIn(
  world: World,
  before: World,
  command: Command,
): CreatedIds | undefined {
  if (command.do !== 'create-keypair' && command.do !== 'rotate-secret') return undefined
  const known = find(before, command.owner)?.keypairs
  for (const [keyId, keypair] of find(world, command.owner)?.keypairs ?? []) {
    for (const { secretId } of keypair.secrets) {
      const isKnown = known?.get(keyId)?.secrets.some((secret) => secret.secretId === secretId)
      if (!isKnown) return { keyId, secretId }
    }
  }
  return undefined
}
