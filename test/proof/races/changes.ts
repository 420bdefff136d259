import type { OwnerType } from '../../../shared/domain/owners/owner.ts'
import type { Answer, HttpRequest } from './http-client.ts'
import { pathOf } from './product.ts'
import type { Standing } from './standing.ts'
import {
  credentialsTarget,
  emptiedTarget,
  KEPT_SCOPE,
  LOST_SCOPE,
  narrowedTargets,
  type Target,
} from './targets.ts'

/** A change that takes something away, about to be made. */
export interface Change {
  /** What it is taken away from. */
  readonly targets: readonly Target[]
  readonly request: HttpRequest
  /** Makes good, for later rounds, what they use again; it is given the change's answer. */
  readonly afterwards?: (acknowledgement: Answer) => Promise<void>
}

export interface Kind {
  readonly name: string
  /** Prepares one, to a keypair of this kind of owner where there is a choice. */
  prepare(standing: Standing, type: OwnerType): Promise<Change>
}

/** Every kind of change after whose acknowledgement something is refused. */
export const KINDS: readonly Kind[] = [
  { name: 'disable-keypair', prepare: disable },
  { name: 'remove-keypair', prepare: remove },
  { name: 'rotate-secret without overlap', prepare: rotate },
  { name: 'retire-secret', prepare: retire },
  { name: 'update-keypair to fewer scopes', prepare: (...to) => rescope(...to, [KEPT_SCOPE]) },
  { name: 'update-keypair to no scopes', prepare: (...to) => rescope(...to, []) },
  { name: 'close-environment', prepare: closeEnvironment },
  { name: 'close-account', prepare: closeAccount },
]

async function disable(standing: Standing, type: OwnerType): Promise<Change> {
  const { product } = standing
  const keypair = standing.keypair(type)
  return {
    targets: [credentialsTarget('the keypair', keypair)],
    request: product.managed('POST', `${keypair.path}/disable`),
    afterwards: async () => {
      await product.done(product.managed('POST', `${keypair.path}/enable`))
    },
  }
}

async function remove({ product, owners }: Standing, type: OwnerType): Promise<Change> {
  const keypair = await product.keypair(owners[type])
  return {
    targets: [credentialsTarget('the keypair', keypair)],
    request: product.managed('DELETE', keypair.path),
  }
}

async function rotate(standing: Standing, type: OwnerType): Promise<Change> {
  const keypair = standing.keypair(type)
  return {
    targets: [credentialsTarget('the old secret', keypair)],
    request: standing.product.managed('POST', `${keypair.path}/secrets`, { overlapSeconds: 0 }),
    afterwards: async (rotated) => standing.rotated(type, rotated),
  }
}

async function retire(standing: Standing, type: OwnerType): Promise<Change> {
  const { product } = standing
  const keypair = standing.keypair(type)
  const rotated = await product.done(product.managed('POST', `${keypair.path}/secrets`, {}))
  standing.rotated(type, rotated)
  const [old] = standing.keypair(type).secretIds
  return {
    targets: [credentialsTarget('the old secret', keypair)],
    request: product.managed('DELETE', `${keypair.path}/secrets/${old}`),
  }
}

async function rescope(
  standing: Standing,
  type: OwnerType,
  scopes: readonly string[],
): Promise<Change> {
  const { product } = standing
  const keypair = standing.keypair(type)
  const all = [KEPT_SCOPE, LOST_SCOPE]
  return {
    targets: scopes.length > 0 ? narrowedTargets(keypair) : [emptiedTarget(keypair)],
    request: product.managed('PATCH', keypair.path, { scopes }),
    afterwards: async () => {
      await product.done(product.managed('PATCH', keypair.path, { scopes: all }))
    },
  }
}

async function closeEnvironment({ product, owners }: Standing): Promise<Change> {
  const environment = await product.environment(owners.account)
  return {
    targets: [
      credentialsTarget('a keypair', await product.keypair(environment)),
      credentialsTarget('another keypair', await product.keypair(environment)),
    ],
    request: await product.signed('DELETE', pathOf(environment)),
  }
}

async function closeAccount({ product }: Standing): Promise<Change> {
  const account = await product.account()
  const environment = await product.environment(account)
  return {
    targets: [
      credentialsTarget('a keypair of the account', await product.keypair(account)),
      credentialsTarget('a keypair of its environment', await product.keypair(environment)),
    ],
    request: await product.signed('DELETE', pathOf(account)),
  }
}
