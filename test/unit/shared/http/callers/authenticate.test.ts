import { describe, expect, test } from 'vitest'
import type { Authority } from '../../../../../shared/domain/owners/authority.ts'
import type { OwnerRef } from '../../../../../shared/domain/owners/owner.ts'
import { identify } from '../../../../../shared/http/callers/authenticate.ts'
import type { HttpEvent } from '../../../../../shared/http/http-event.ts'
import { anAccount, NOW } from '../../../support/domain-values.ts'
import { iamAuthorizer, jwtAuthorizer, managementEvent } from '../../../support/management-event.ts'

const PRINCIPAL = 'arn:aws:iam::123456789012:role/backend'
const USERS = {
  identityProvider: 'https://id.example',
  administrationScope: 'feedback-keys/manage',
}
const ADA = { issuer: USERS.identityProvider, subject: 'ada' }
const CLAIMS = { iss: USERS.identityProvider, sub: 'ada', scope: USERS.administrationScope }

const account = anAccount()
const grant = { owner: account, incarnation: account.incarnation, user: ADA, grantedAt: NOW }
const authority: Authority = { owner: account, account, user: ADA, grant }

/** The calls to the table, on which ada administers one owner. */
function world() {
  const asked: OwnerRef[] = []
  const ports = {
    ...USERS,
    platformPrincipals: [PRINCIPAL],
    administration: {
      async authorize(_: unknown, owner: OwnerRef) {
        asked.push(owner)
        return owner.id === account.id ? authority : undefined
      },
    },
  }
  return { ports, asked }
}

const event = (
  ownerId: string | undefined,
  routeKey = 'GET /v1/accounts/{ownerId}',
): HttpEvent => ({
  ...managementEvent({
    authorizer: jwtAuthorizer(CLAIMS),
    ...(ownerId !== undefined && { pathParameters: { ownerId } }),
  }),
  routeKey,
})

const notFound = expect.objectContaining({ code: 'not-found' })

describe('an administrator', () => {
  test('is found in the table, for the owner in the path, and is the actor of the audit event', async () => {
    const { ports, asked } = world()
    const found = await identify('administrator', event(account.id), ports, NOW)()
    const actor = { type: 'user', ...ADA }
    expect(found).toEqual({ authority, audit: { at: NOW, requestId: 'request-1', actor } })
    expect(asked).toEqual([{ type: 'account', id: account.id }])
  })

  test('without a grant gets a 404', async () => {
    const { ports } = world()
    await expect(identify('administrator', event('globex'), ports, NOW)()).rejects.toEqual(notFound)
  })

  /** The attack: somebody invokes the function directly, not through the gateway. */
  test.each([
    ['no owner in its path', { pathParameters: {} }],
    ['a route without owners', { routeKey: 'GET /v1/scopes/{ownerId}' }],
    ['no route at all', { routeKey: undefined }],
    ['no path parameters', { pathParameters: undefined }],
  ])(
    'with an event that has %s gets the same, without a call to the table [TM-08]',
    async (_, odd) => {
      const { ports, asked } = world()
      const forged: HttpEvent = Object.assign(event(account.id), odd)
      await expect(identify('administrator', forged, ports, NOW)()).rejects.toEqual(notFound)
      expect(asked).toEqual([])
    },
  )
})

test('a user is an issuer and a subject, without a call to the table', async () => {
  const { ports, asked } = world()
  expect(await identify('user', event(undefined), ports, NOW)()).toEqual({ user: ADA })
  expect(asked).toEqual([])
})

test('the platform is the actor of the audit event', async () => {
  const { ports } = world()
  const signed = managementEvent({ authorizer: iamAuthorizer(PRINCIPAL) })
  expect(await identify('platform', signed, ports, NOW)()).toEqual({
    audit: { at: NOW, requestId: 'request-1', actor: { type: 'platform', principal: PRINCIPAL } },
  })
})

test('an operation for anyone knows nothing of its caller', async () => {
  const { ports } = world()
  expect(await identify('anyone', event(account.id), ports, NOW)()).toEqual({})
})
