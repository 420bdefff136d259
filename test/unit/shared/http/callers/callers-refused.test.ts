import { expect, test } from 'vitest'
import { platformOf, userOf } from '../../../../../shared/http/callers/callers.ts'
import { iamAuthorizer, jwtAuthorizer, managementEvent } from '../../../support/management-event.ts'

const USERS = {
  identityProvider: 'https://id.example',
  administrationScope: 'feedback-keys/manage',
}
const CLAIMS = { iss: USERS.identityProvider, sub: 'ada', scope: USERS.administrationScope }
const SESSION = 'arn:aws:sts::123456789012:assumed-role/reader/i-0abc'

const userWith = (claims: object) => () =>
  userOf(managementEvent({ authorizer: jwtAuthorizer(claims) }), USERS)

test.each([
  [{ ...CLAIMS, sub: undefined }, 'A user access token is required.'],
  [{ ...CLAIMS, iss: 'https://evil' }, 'The access token comes from another issuer.'],
  [{ ...CLAIMS, scope: 'openid' }, 'The access token needs the scope feedback-keys/manage.'],
])('a user with the claims %j gets the message: %s', (claims, message) => {
  expect(userWith(claims)).toThrow(message)
})

test.each([undefined, SESSION])(
  'a principal that is not the platform gets a message that says so: %j',
  (arn) => {
    const event = managementEvent({ authorizer: iamAuthorizer(arn) })
    const platform = () => platformOf(event, ['arn:aws:iam::123456789012:role/backend'])
    expect(platform).toThrow('This principal may not call platform operations.')
  },
)

/** The attack: a user chooses a scope with brackets, which look like the brackets of the gateway. */
test.each([
  `x[openid ${USERS.administrationScope}]`,
  `[${USERS.administrationScope}] x`,
  `[${USERS.administrationScope}]x [y`,
])('scp %j is not a flattened array: its brackets belong to the names [TM-07]', (scp) => {
  const { scope: _, ...claims } = CLAIMS
  const refusal = expect.objectContaining({ code: 'insufficient-scope' })
  expect(userWith({ ...claims, scp })).toThrow(refusal)
})
