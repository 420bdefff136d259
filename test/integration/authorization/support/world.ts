import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { freshId, pathOf, type TestStack } from '../../../local-stack/test-stack.ts'
import { OWNER_NAMES, OWNERS, type OwnerName, type User } from './model.ts'
import type { Target } from './operations.ts'
import { closeUnswept } from './table.ts'

/** The model's owners, registered under fresh ids. Each has a keypair with two live secrets. */
export interface World {
  readonly owners: Readonly<Record<OwnerName, OwnerRef>>
  readonly targets: ReadonlyMap<OwnerName, Target>
  /** The keypair under an owner; for an unknown owner, somebody else's. */
  targetOf(name: OwnerName): Target
  /** Another keypair of an open owner, for a test that may change it. */
  freshTarget(name: OwnerName, as: User): Promise<Target>
}

export async function createWorld(product: TestStack): Promise<World> {
  const owners = {
    account: ref('account'),
    environment: ref('environment'),
    sibling: ref('environment'),
    walled: ref('environment'),
    otherAccount: ref('account'),
    otherEnvironment: ref('environment'),
    closedAccount: ref('account'),
    environmentOfClosedAccount: ref('environment'),
    closedEnvironment: ref('environment'),
    unknownAccount: ref('account'),
    unknownEnvironment: ref('environment'),
  }
  const targets = new Map<OwnerName, Target>()
  for (const name of OWNER_NAMES.filter((name) => OWNERS[name].state !== 'unknown')) {
    const { of, blocksInheritance = false, administrators } = OWNERS[name]
    const environment = of && {
      accountId: owners[of].id,
      inheritAdministrators: !blocksInheritance,
    }
    await product.register(owners[name], environment)
    for (const user of administrators) await product.grant(owners[name], user)
    const [explicit] = administrators
    const [inherited] = of ? OWNERS[of].administrators : []
    const as = explicit ?? inherited
    if (as) targets.set(name, await newTarget(product, owners[name], as))
  }
  await closeUnswept(product, owners.closedEnvironment)
  await closeUnswept(product, owners.closedAccount, [owners.environmentOfClosedAccount])

  return {
    owners,
    targets,
    targetOf: (name) => {
      const target = targets.get(name) ?? targets.get('environment')
      if (target === undefined) throw new Error('the world has no keypairs')
      return target
    },
    freshTarget: (name, as) => newTarget(product, owners[name], as),
  }
}

function ref(type: OwnerRef['type']): OwnerRef {
  return { type, id: freshId(type) }
}

/** A keypair with two live secrets, so that either may be retired. */
export async function newTarget(product: TestStack, owner: OwnerRef, as: User): Promise<Target> {
  const keypair = await product.keypair(owner, as)
  const rotated = await product.api('POST', `${keypair.path}/secrets`, { as, body: {} })
  const { secrets } = rotated.json
  const first: unknown = Array.isArray(secrets) ? secrets[0] : undefined
  if (typeof first !== 'object' || first === null || !('secretId' in first)) {
    throw new Error(`rotating under ${pathOf(owner)} failed: ${rotated.text}`)
  }
  return { keyId: keypair.keyId, secretId: String(first.secretId) }
}
