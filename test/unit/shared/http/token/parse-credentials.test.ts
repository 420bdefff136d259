import { expect, test } from 'vitest'
import { parseCredentials } from '../../../../../shared/http/token/parse-credentials.ts'
import { tokenEvent } from '../../../support/token-event.ts'

const BASIC = `Basic ${Buffer.from('fbk_a:fbs_b').toString('base64')}`

const NAMES = ['client_id', 'client_secret', 'client_assertion'] as const
type Name = (typeof NAMES)[number]

const credentialsIn = (form: Readonly<Partial<Record<Name, string>>>, authorization?: string) =>
  parseCredentials(
    tokenEvent({ headers: authorization === undefined ? {} : { authorization } }),
    new Map(NAMES.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]]))),
  )

test('credentials are in the header or in the body [CA-01] [CA-09]', () => {
  const credentials = { keyId: 'fbk_a', keySecret: 'fbs_b' }
  expect(credentialsIn({ client_id: 'fbk_a', client_secret: 'fbs_b' })).toEqual(credentials)
  expect(credentialsIn({}, BASIC)).toEqual(credentials)
  expect(credentialsIn({ client_id: 'fbk_a' }, BASIC)).toEqual(credentials)
})

test.each([
  ['nothing', {}],
  ['an id', { client_id: 'fbk_a' }],
  ['a secret', { client_secret: 'fbs_b' }],
  ['an assertion', { client_id: 'fbk_a', client_assertion: 'x' }],
])('%s alone counts as missing credentials [CA-10]', (_, form) => {
  expect(() => credentialsIn(form)).toThrow(
    expect.objectContaining({ error: 'invalid_client', reason: 'no-credentials' }),
  )
})

test('a header without credentials counts as malformed [CA-05]', () => {
  expect(() => credentialsIn({}, 'Bearer x')).toThrow(
    expect.objectContaining({ error: 'invalid_client', reason: 'malformed' }),
  )
})
