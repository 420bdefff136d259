import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { refused } from './answers.ts'
import type { Deed } from './deed.ts'
import { isPast, mayHold } from './rights.ts'
import type { Step } from './step.ts'
import type { ModelKeypair, ModelOwner, World } from './world.ts'

type IssueToken = Extract<Deed, { readonly do: 'issue-token' }>

/** What a token tells of itself. */
export interface TokenTold {
  readonly clientId: string
  readonly owner: OwnerRef & { readonly accountId: string }
  readonly scope: string
}

/** What a machine is answered that presents a secret which somebody was once shown. */
export function tokenStep(world: World, deed: IssueToken, now: number): Step {
  const { keyId, secretId } = deed.secret
  const [owner, keypair] = whose(world, keyId)
  const secret = keypair?.secrets.find((one) => one.secretId === secretId)
  const isDead =
    !keypair?.enabled || isPast(keypair, now) || secret === undefined || isPast(secret, now)
  if (owner === undefined || keypair === undefined || isDead) {
    return refused(world, 401, 'invalid_client')
  }
  const may = keypair.scopes.filter((scope) => mayHold(owner.type, scope))
  const asked = deed.scope === undefined ? may : [...new Set(deed.scope.split(' '))]
  if (asked.length === 0 || !asked.every((scope) => may.includes(scope))) {
    return refused(world, 400, 'invalid_scope')
  }
  const { type, id, accountId } = owner
  const tells: TokenTold = {
    clientId: keyId,
    owner: { type, id, accountId: accountId ?? id },
    scope: asked.join(' '),
  }
  return { status: 200, tells, world }
}

function whose(
  world: World,
  keyId: string,
): readonly [ModelOwner, ModelKeypair] | readonly [undefined, undefined] {
  for (const owner of world.owners.values()) {
    const keypair = owner.keypairs.get(keyId)
    if (keypair) return [owner, keypair]
  }
  return [undefined, undefined]
}
