import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { commandScenario } from './command-scenario.ts'
import { ACME, AGAIN, ALONE, BELOW, FULL, GONE, OLD, PROD } from './fixture.ts'
import type { Scenario } from './scenario.ts'

const NEW_ACCOUNT = { type: 'account', id: 'new' } as const
const NEW_ENVIRONMENT = { type: 'environment', id: 'new' } as const

/** Requests of the platform. */
export const OWNER_SCENARIOS: readonly Scenario[] = [
  account('the first time', NEW_ACCOUNT, 'new'),
  account('again, as it is', ACME, 'acme'),
  account('again, with another name', ACME, 'other'),
  account('after it was closed', OLD, 'old'),
  environment('the first time', NEW_ENVIRONMENT, 'acme', 'new'),
  environment('again, as it is', PROD, 'acme', 'prod'),
  environment('again, with another name', PROD, 'acme', 'other'),
  environment('again, without inheritance', PROD, 'acme', 'prod', false),
  environment('after it was closed', GONE, 'acme', 'gone'),
  environment('whose account was closed, under another', BELOW, 'globex', 'below'),
  environment('of another account', PROD, 'globex', 'prod'),
  environment('of no open account', NEW_ENVIRONMENT, 'old', 'new'),
  commandScenario('with environments', { do: 'close-account', owner: ACME }),
  commandScenario('registered again', { do: 'close-account', owner: AGAIN }),
  commandScenario('closed already', { do: 'close-account', owner: OLD }),
  commandScenario('with keypairs', { do: 'close-environment', owner: PROD }),
  commandScenario('with as many keypairs as allowed', { do: 'close-environment', owner: FULL }),
  commandScenario('of a closed account', { do: 'close-environment', owner: BELOW }),
  grant('on an account', ACME, 'una'),
  grant('on an environment', PROD, 'una'),
  grant('that exists', PROD, 'tess'),
  grant('of an earlier incarnation', AGAIN, 'tess'),
  grant('on a closed owner', OLD, 'una'),
  revoke('on an account', ACME, 'gil'),
  revoke('on an environment', PROD, 'gil'),
  revoke('that does not exist', PROD, 'una'),
  revoke('of an earlier incarnation', AGAIN, 'tess'),
  commandScenario('of an account', { do: 'list-administrators', owner: ACME }),
  commandScenario('of an environment', { do: 'list-administrators', owner: ALONE }),
]

function account(name: string, owner: OwnerRef, ownerName: string): Scenario {
  return commandScenario(name, { do: 'register-account', owner, name: ownerName })
}

function environment(
  name: string,
  owner: OwnerRef,
  accountId: string,
  ownerName: string,
  inheritAdministrators?: boolean,
): Scenario {
  const under = { accountId, inheritAdministrators }
  return commandScenario(name, { do: 'register-environment', owner, name: ownerName, ...under })
}

function grant(name: string, owner: OwnerRef, user: string): Scenario {
  return commandScenario(name, { do: 'grant-administrator', owner, user })
}

function revoke(name: string, owner: OwnerRef, user: string): Scenario {
  return commandScenario(name, { do: 'revoke-administrator', owner, user })
}
