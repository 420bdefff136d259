import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../../../../shared/domain/audit/actor.ts'
import { authorityOver, type Grant } from '../../../../../shared/domain/owners/authority.ts'
import { type OpenOwner, type Owner, openOwner } from '../../../../../shared/domain/owners/owner.ts'
import { anAccount, anEnvironment, NOW } from '../../../support/domain-values.ts'

const user: User = { issuer: 'https://idp.example', subject: 'ada' }

function grantOn(owner: Owner, incarnation = owner.incarnation): Grant {
  return { owner: { type: owner.type, id: owner.id }, incarnation, user, grantedAt: NOW }
}

type GrantState = 'none' | 'old' | 'current'
const STATES: readonly GrantState[] = ['none', 'old', 'current']

function grantIn(state: GrantState, owner: Owner): Grant | undefined {
  if (state === 'none') return undefined
  return state === 'current' ? grantOn(owner) : grantOn(owner, 'anoldincarnation')
}

const account = anAccount()

describe('over an account', () => {
  test.each(STATES)('with a grant that is %s', (state) => {
    const onOwner = grantIn(state, account)
    const authority = authorityOver({ owner: account, account }, user, { onOwner })
    const expected = { owner: account, account, user, grant: onOwner }
    expect(authority).toEqual(state === 'current' ? expected : undefined)
  })

  test('a grant on an account above gives nothing: an account has no account above it', () => {
    const grants = { onOwner: undefined, onAccount: grantOn(account) }
    expect(authorityOver({ owner: account, account }, user, grants)).toBeUndefined()
  })
})

describe('over an environment, by the grants on it and on its account [TM-04] [TM-05]', () => {
  const cells = [true, false].flatMap((inherits) =>
    STATES.flatMap((onIt) => STATES.map((onAccount) => ({ inherits, onIt, onAccount }))),
  )
  test.each(cells)('inherits: $inherits, on it: $onIt, on its account: $onAccount', (cell) => {
    const environment = anEnvironment(account, { inheritAdministrators: cell.inherits })
    const open: OpenOwner = { owner: environment, account }
    const onOwner = grantIn(cell.onIt, environment)
    const onAccount = grantIn(cell.onAccount, account)
    const inherited = cell.inherits && cell.onAccount === 'current' ? onAccount : undefined
    const grant = cell.onIt === 'current' ? onOwner : inherited
    const expected = grant && { ...open, user, grant }
    expect(authorityOver(open, user, { onOwner, onAccount })).toEqual(expected)
  })
})

/** There are few owners and fewer incarnations, so that every possible confusion occurs. */
const incarnation = fc.constantFrom('1', '2')
const ownerId = fc.constantFrom('a', 'b')
const graph = fc.record({
  accounts: fc.uniqueArray(fc.record({ id: ownerId, incarnation }), { selector: ({ id }) => id }),
  environment: fc.record({
    incarnation,
    accountId: ownerId,
    accountIncarnation: incarnation,
    inheritAdministrators: fc.boolean(),
  }),
  grantOnEnvironment: fc.option(incarnation, { nil: undefined }),
  grantOnAccount: fc.option(fc.record({ id: ownerId, incarnation }), { nil: undefined }),
})

test('in 10 000 random graphs of owners and grants, only a current grant on an open owner gives authority [RG-15]', () => {
  let granted = 0
  fc.assert(
    fc.property(graph, ({ accounts, environment: shape, grantOnEnvironment, grantOnAccount }) => {
      const environment = anEnvironment(account, { id: 'e', ...shape })
      const registered = accounts.find(({ id }) => id === environment.accountId)
      const above = registered && anAccount(registered)
      const open = openOwner(environment, above)
      const onOwner = grantOnEnvironment ? grantOn(environment, grantOnEnvironment) : undefined
      const onAccount =
        above && grantOnAccount?.id === above.id
          ? grantOn(above, grantOnAccount.incarnation)
          : undefined
      const authority = open && authorityOver(open, user, { onOwner, onAccount })

      const isOpen = registered?.incarnation === environment.accountIncarnation
      const explicit = grantOnEnvironment === environment.incarnation
      const inherited =
        environment.inheritAdministrators &&
        grantOnAccount?.id === environment.accountId &&
        grantOnAccount.incarnation === environment.accountIncarnation
      expect(authority !== undefined).toBe(isOpen && (explicit || inherited))
      if (authority) granted += 1
    }),
    { numRuns: 10_000 },
  )
  expect(granted).toBeGreaterThan(500)
})
