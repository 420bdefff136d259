import { expect, test } from 'vitest'
import {
  type AdministeredAccount,
  administeredOwners,
} from '../../../../console/owners/administered.ts'

const REGISTERED = { registeredAt: new Date('2026-01-01T00:00:00Z') }

function accountWith(
  id: string,
  access: AdministeredAccount['access'],
  ...environments: AdministeredAccount['environments']
): AdministeredAccount {
  return {
    account: { type: 'account', id, name: `Account ${id}`, ...REGISTERED },
    access,
    environments,
  }
}

function environmentOf(accountId: string, id: string, access: 'explicit' | 'inherited') {
  const environment = { type: 'environment' as const, id, name: id, accountId, ...REGISTERED }
  return { environment: { ...environment, inheritAdministrators: true }, access }
}

test('Accounts are sorted by name, each followed by its environments', () => {
  const owners = administeredOwners([
    accountWith('b', 'none', environmentOf('b', 'b-test', 'explicit')),
    accountWith(
      'a',
      'explicit',
      environmentOf('a', 'z', 'inherited'),
      environmentOf('a', 'y', 'inherited'),
    ),
  ])
  expect(owners.map(({ id, access, account }) => `${id} ${access} ${account.id}`)).toEqual([
    'a explicit a',
    'y inherited a',
    'z inherited a',
    'b none b',
    'b-test explicit b',
  ])
})
