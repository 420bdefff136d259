import type { OwnerType } from '../../../shared/domain/owners/owner.ts'
import type { Answer, HttpRequest } from './http-client.ts'
import type { LongLivedCustomer } from './long-lived-customer.ts'
import { pathOf } from './management-client.ts'
import {
  credentialsTarget,
  emptiedTarget,
  KEPT_SCOPE,
  LOST_SCOPE,
  narrowedTargets,
  type Target,
} from './targets.ts'

/** A change that takes access away, ready to be sent. */
export interface Change {
  /** The token requests that lose their access. */
  readonly targets: readonly Target[]
  readonly request: HttpRequest
  /** Restores what later rounds use again. It gets the answer to the change. */
  readonly afterwards?: (acknowledgement: Answer) => Promise<void>
}

export interface ChangeKind {
  readonly name: string
  /** Prepares a change; `type` is the type of the keypair's owner, where there is a choice. */
  prepare(customer: LongLivedCustomer, type: OwnerType): Promise<Change>
}

/** Every kind of change that must make token requests fail once it is acknowledged. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  { name: 'disable-keypair', prepare: disable },
  { name: 'remove-keypair', prepare: remove },
  { name: 'rotate-secret without overlap', prepare: rotate },
  { name: 'retire-secret', prepare: retire },
  { name: 'update-keypair to fewer scopes', prepare: (...to) => rescope(...to, [KEPT_SCOPE]) },
  { name: 'update-keypair to no scopes', prepare: (...to) => rescope(...to, []) },
  { name: 'close-environment', prepare: closeEnvironment },
  { name: 'close-account', prepare: closeAccount },
]

async function disable(customer: LongLivedCustomer, type: OwnerType): Promise<Change> {
  const { management } = customer
  const keypair = customer.keypair(type)
  return {
    targets: [credentialsTarget('the keypair', keypair)],
    request: management.asAdministrator('POST', `${keypair.path}/disable`),
    afterwards: async () => {
      await management.succeed(management.asAdministrator('POST', `${keypair.path}/enable`))
    },
  }
}

async function remove({ management, owners }: LongLivedCustomer, type: OwnerType): Promise<Change> {
  const keypair = await management.keypair(owners[type])
  return {
    targets: [credentialsTarget('the keypair', keypair)],
    request: management.asAdministrator('DELETE', keypair.path),
  }
}

async function rotate(customer: LongLivedCustomer, type: OwnerType): Promise<Change> {
  const keypair = customer.keypair(type)
  return {
    targets: [credentialsTarget('the old secret', keypair)],
    request: customer.management.asAdministrator('POST', `${keypair.path}/secrets`, {
      overlapSeconds: 0,
    }),
    afterwards: async (rotated) => customer.rotated(type, rotated),
  }
}

async function retire(customer: LongLivedCustomer, type: OwnerType): Promise<Change> {
  const { management } = customer
  const keypair = customer.keypair(type)
  const rotated = await management.succeed(
    management.asAdministrator('POST', `${keypair.path}/secrets`, {}),
  )
  customer.rotated(type, rotated)
  const [old] = customer.keypair(type).secretIds
  return {
    targets: [credentialsTarget('the old secret', keypair)],
    request: management.asAdministrator('DELETE', `${keypair.path}/secrets/${old}`),
  }
}

async function rescope(
  customer: LongLivedCustomer,
  type: OwnerType,
  scopes: readonly string[],
): Promise<Change> {
  const { management } = customer
  const keypair = customer.keypair(type)
  const all = [KEPT_SCOPE, LOST_SCOPE]
  return {
    targets: scopes.length > 0 ? narrowedTargets(keypair) : [emptiedTarget(keypair)],
    request: management.asAdministrator('PATCH', keypair.path, { scopes }),
    afterwards: async () => {
      await management.succeed(management.asAdministrator('PATCH', keypair.path, { scopes: all }))
    },
  }
}

async function closeEnvironment({ management, owners }: LongLivedCustomer): Promise<Change> {
  const environment = await management.environment(owners.account)
  return {
    targets: [
      credentialsTarget('a keypair', await management.keypair(environment)),
      credentialsTarget('another keypair', await management.keypair(environment)),
    ],
    request: await management.asPlatform('DELETE', pathOf(environment)),
  }
}

async function closeAccount({ management }: LongLivedCustomer): Promise<Change> {
  const account = await management.account()
  const environment = await management.environment(account)
  return {
    targets: [
      credentialsTarget('a keypair of the account', await management.keypair(account)),
      credentialsTarget('a keypair of its environment', await management.keypair(environment)),
    ],
    request: await management.asPlatform('DELETE', pathOf(account)),
  }
}
