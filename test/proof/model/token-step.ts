import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Command } from './command.ts'
import { refused } from './refusals.ts'
import { isPast, mayHold } from './rights.ts'
import type { Step } from './step.ts'
import type { ModelKeypair, ModelOwner, World } from './world.ts'

type IssueToken = Extract<Command, { readonly do: 'issue-token' }>

/** What the claims of a token say, in the model's words. */
export interface TokenContents {
  readonly clientId: string
  readonly owner: OwnerRef & { readonly accountId: string }
  readonly scope: string
}

/** The model of a token request with a key secret that was once shown to somebody. */
export function tokenStep(world: World, command: IssueToken, now: number): Step {
  const { keyId, secretId } = command.secret
  const [owner, keypair] = ownerAndKeypair(world, keyId)
  const secret = keypair?.secrets.find((one) => one.secretId === secretId)
  const isDead =
    !keypair?.enabled || isPast(keypair, now) || secret === undefined || isPast(secret, now)
  if (owner === undefined || keypair === undefined || isDead) {
    return refused(world, 401, 'invalid_client')
  }
  const may = keypair.scopes.filter((scope) => mayHold(owner.type, scope))
  const asked = command.scope === undefined ? may : [...new Set(command.scope.split(' '))]
  if (asked.length === 0 || !asked.every((scope) => may.includes(scope))) {
    return refused(world, 400, 'invalid_scope')
  }
  const { type, id, accountId } = owner
  const result: TokenContents = {
    clientId: keyId,
    owner: { type, id, accountId: accountId ?? id },
    scope: asked.join(' '),
  }
  return { status: 200, result, world }
}

function ownerAndKeypair(
  world: World,
  keyId: string,
): readonly [ModelOwner, ModelKeypair] | readonly [undefined, undefined] {
  for (const owner of world.owners.values()) {
    const keypair = owner.keypairs.get(keyId)
    if (keypair) return [owner, keypair]
  }
  return [undefined, undefined]
}
