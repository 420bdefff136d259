import { expect, test } from 'vitest'
import { callerName, platformOf, userOf } from '../../../../../shared/http/callers/callers.ts'
import { iamAuthorizer, jwtAuthorizer, managementEvent } from '../../../support/management-event.ts'

const USERS = {
  identityProvider: 'https://id.example',
  administrationScope: 'feedback-keys/manage',
}
const CLAIMS = { iss: USERS.identityProvider, sub: 'ada', scope: USERS.administrationScope }

function userWith(authorizer: unknown) {
  return userOf(managementEvent({ authorizer }), USERS)
}

test('a user is the issuer and the subject of the token that the gateway has checked, and nothing else', () => {
  const claims = {
    ...CLAIMS,
    scope: `openid ${USERS.administrationScope}`,
    email: 'x',
    groups: '[admin]',
  }
  expect(userWith(jwtAuthorizer(claims))).toEqual({
    issuer: USERS.identityProvider,
    subject: 'ada',
  })
})

/** Somebody invokes the function directly, with a forged event. */
test.each([
  ['no authorizer', undefined],
  ['a null authorizer', null],
  ['an authorizer of text', 'ada'],
  ['no claims', jwtAuthorizer(undefined)],
  ['null claims', jwtAuthorizer(null)],
  ['claims of text', jwtAuthorizer('{"sub":"ada"}')],
  ['claims beside the JWT', { claims: CLAIMS }],
  ["a Lambda authorizer's", { lambda: CLAIMS }],
  ['an IAM caller', iamAuthorizer('arn:aws:iam::000000000000:user/local')],
  ['no subject', jwtAuthorizer({ ...CLAIMS, sub: undefined })],
  ['an empty subject', jwtAuthorizer({ ...CLAIMS, sub: '' })],
  ['a subject that is a number', jwtAuthorizer({ ...CLAIMS, sub: 5 })],
  ['a subject that is an array', jwtAuthorizer({ ...CLAIMS, sub: ['ada'] })],
  ['a subject with a line feed', jwtAuthorizer({ ...CLAIMS, sub: 'ada\n' })],
  ['a subject of 256 characters', jwtAuthorizer({ ...CLAIMS, sub: 'x'.repeat(256) })],
  ['no issuer', jwtAuthorizer({ ...CLAIMS, iss: undefined })],
  ['another issuer, with the same subject', jwtAuthorizer({ ...CLAIMS, iss: 'https://evil' })],
  [
    'an issuer with an extra slash',
    jwtAuthorizer({ ...CLAIMS, iss: `${USERS.identityProvider}/` }),
  ],
  ['a list of issuers', jwtAuthorizer({ ...CLAIMS, iss: [USERS.identityProvider] })],
])('%s is not a user [TM-08] [TM-07]', (_, authorizer) => {
  expect(() => userWith(authorizer)).toThrow(expect.objectContaining({ code: 'unauthenticated' }))
})

/** An authorizer that demands no scope accepts ID tokens; array claims arrive flattened. */
test.each([
  ['no scope', undefined],
  ['an empty scope', ''],
  ['another scope', 'openid profile'],
  ['a longer scope', `${USERS.administrationScope}.read`],
  ['a scope that ends with ours', `x${USERS.administrationScope}`],
  ['a flattened array', `[openid ${USERS.administrationScope}]`],
  ['a flattened array of one', `[${USERS.administrationScope}]`],
  ['an array', [USERS.administrationScope]],
  ['a scope after a line feed', `openid\n${USERS.administrationScope}`],
  ['our scope in other case', USERS.administrationScope.toUpperCase()],
])('a token with %s administers nothing [BR-03] [TM-07]', (_, scope) => {
  const refusal = expect.objectContaining({ code: 'insufficient-scope' })
  expect(() => userWith(jwtAuthorizer({ ...CLAIMS, scope }))).toThrow(refusal)
  if (typeof scope !== 'string') return
  const both = { ...CLAIMS, scope, scp: USERS.administrationScope }
  expect(() => userWith(jwtAuthorizer(both))).toThrow(refusal)
})

test.each([
  ['a text', USERS.administrationScope],
  ['a flattened array', `[openid ${USERS.administrationScope}]`],
])('scp, %s, is accepted instead of scope [BR-03]', (_, scp) => {
  const { scope: _scope, ...claims } = CLAIMS
  expect(userWith(jwtAuthorizer({ ...claims, scp })).subject).toBe('ada')
})

const ROLE = 'arn:aws:iam::123456789012:role/feedback-backend'
const SESSION = 'arn:aws:sts::123456789012:assumed-role/feedback-backend/i-0abc'

function platformWith(userArn: unknown, principals: readonly string[] = [ROLE]) {
  return platformOf(managementEvent({ authorizer: iamAuthorizer(userArn) }), principals)
}

test('a principal in the settings is the platform, and so is every session of a role in the settings', () => {
  expect(platformWith(ROLE)).toEqual({ type: 'platform', principal: ROLE })
  expect(platformWith(SESSION)).toEqual({ type: 'platform', principal: ROLE })
  const withPath = ROLE.replace('role/', 'role/service/feedback/')
  expect(platformWith(SESSION, [withPath])).toEqual({ type: 'platform', principal: ROLE })
  const china = SESSION.replace('arn:aws:', 'arn:aws-cn:')
  const inChina = ROLE.replace('arn:aws:', 'arn:aws-cn:')
  expect(platformWith(china, [inChina])).toEqual({ type: 'platform', principal: inChina })
})

/** A principal of the same AWS account, or with a name like the platform's, signs the request. */
test.each([
  ['another role', ROLE.replace('backend', 'reader')],
  ['a role that begins with ours', `${ROLE}-2`],
  ['a role of another account', ROLE.replace('123456789012', '210987654321')],
  ['a session of another account', SESSION.replace('123456789012', '210987654321')],
  ['a session of another role', SESSION.replace('backend', 'reader')],
  [
    'a session with our role as its name',
    SESSION.replace('backend/i-0abc', 'reader/feedback-backend'),
  ],
  ['a session with a slash in its name', `${SESSION}/x`],
  ['a session without a name', SESSION.replace('i-0abc', '')],
  ['a federated user', SESSION.replace('assumed-role', 'federated-user')],
  ['a session after a line feed', `x\n${SESSION}`],
  ['a line feed after the role', `${ROLE}\n`],
  ['another partition', ROLE.replace('arn:aws:', 'arn:aws-cn:')],
  ['a list of principals', [ROLE]],
  ['two principals in one text', `${ROLE},${ROLE}`],
  ['nobody', undefined],
  ['an empty name', ''],
])('%s is not the platform [TM-09]', (_, userArn) => {
  expect(() => platformWith(userArn)).toThrow(expect.objectContaining({ code: 'forbidden' }))
})

test('without a principal in the settings, nobody is the platform [TM-09]', () => {
  for (const arn of [ROLE, SESSION, '', undefined]) {
    expect(() => platformWith(arn, [])).toThrow(expect.objectContaining({ code: 'forbidden' }))
  }
})

test('a user is never the platform, whatever the claims of the token [BR-06]', () => {
  const authorizer = jwtAuthorizer({ ...CLAIMS, userArn: ROLE, iam: { userArn: ROLE } })
  const event = managementEvent({ authorizer })
  expect(() => platformOf(event, [ROLE])).toThrow(expect.objectContaining({ code: 'forbidden' }))
})

test('the log names the caller that the gateway reports, or nobody, with a length limit and without line feeds [TM-40]', () => {
  const named = (authorizer: unknown) => callerName(managementEvent({ authorizer }))
  expect(named(jwtAuthorizer(CLAIMS))).toBe('ada')
  expect(named(iamAuthorizer(SESSION))).toBe(SESSION)
  expect(named(undefined)).toBeUndefined()
  expect(named(jwtAuthorizer({ sub: 'x'.repeat(5_000) }))).toBeUndefined()
  expect(named(jwtAuthorizer({ sub: 'ada\nforged line' }))).toBeUndefined()
})
