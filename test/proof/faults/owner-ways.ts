import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { deedWay } from './deed-way.ts'
import { ACME, AGAIN, ALONE, BELOW, FULL, GONE, OLD, PROD } from './furniture.ts'
import type { Way } from './way.ts'

const NEW_ACCOUNT = { type: 'account', id: 'new' } as const
const NEW_ENVIRONMENT = { type: 'environment', id: 'new' } as const

/** What the Feedback backend does. */
export const OWNER_WAYS: readonly Way[] = [
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
  deedWay('with environments', { do: 'close-account', owner: ACME }),
  deedWay('registered again', { do: 'close-account', owner: AGAIN }),
  deedWay('closed already', { do: 'close-account', owner: OLD }),
  deedWay('with keypairs', { do: 'close-environment', owner: PROD }),
  deedWay('as many as may be', { do: 'close-environment', owner: FULL }),
  deedWay('of a closed account', { do: 'close-environment', owner: BELOW }),
  grant('on an account', ACME, 'una'),
  grant('on an environment', PROD, 'una'),
  grant('that stands', PROD, 'tess'),
  grant('that stood in a former life', AGAIN, 'tess'),
  grant('on a closed owner', OLD, 'una'),
  revoke('on an account', ACME, 'gil'),
  revoke('on an environment', PROD, 'gil'),
  revoke('that does not stand', PROD, 'una'),
  revoke('of a former life', AGAIN, 'tess'),
  deedWay('of an account', { do: 'list-administrators', owner: ACME }),
  deedWay('of an environment', { do: 'list-administrators', owner: ALONE }),
]

function account(name: string, owner: OwnerRef, called: string): Way {
  return deedWay(name, { do: 'register-account', owner, name: called })
}

function environment(
  name: string,
  owner: OwnerRef,
  accountId: string,
  called: string,
  inheritAdministrators?: boolean,
): Way {
  const under = { accountId, inheritAdministrators }
  return deedWay(name, { do: 'register-environment', owner, name: called, ...under })
}

function grant(name: string, owner: OwnerRef, user: string): Way {
  return deedWay(name, { do: 'grant-administrator', owner, user })
}

function revoke(name: string, owner: OwnerRef, user: string): Way {
  return deedWay(name, { do: 'revoke-administrator', owner, user })
}
