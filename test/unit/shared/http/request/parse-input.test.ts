import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { DomainError } from '../../../../../shared/domain/errors.ts'
import { parseInput } from '../../../../../shared/http/request/parse-input.ts'
import type { JsonOperation } from '../../../../../shared/operations/contract/json-operation.ts'
import { createKeypair } from '../../../../../shared/operations/create-keypair.ts'
import { routedOperations } from '../../../../../shared/operations/index.ts'
import { listKeypairs } from '../../../../../shared/operations/list-keypairs.ts'
import { registerEnvironment } from '../../../../../shared/operations/register-environment.ts'
import { rotateSecret } from '../../../../../shared/operations/rotate-secret.ts'
import { type EventParts, managementEvent } from '../../../support/management-event.ts'

const KEY_ID = `fbk_${'0'.repeat(26)}`
const JSON_TYPE = { 'content-type': 'application/json' }

function refusal(operation: JsonOperation, parts: EventParts): DomainError {
  try {
    parseInput(operation, managementEvent(parts))
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('expected a refusal')
}

const ROTATION = { pathParameters: { ownerId: 'acme', keyId: KEY_ID }, headers: JSON_TYPE }
const CREATION = { pathParameters: { ownerId: 'acme' }, headers: JSON_TYPE }
const REGISTRATION = { pathParameters: { environmentId: 'acme-prod' }, headers: JSON_TYPE }

const REASONS: readonly {
  operation: JsonOperation
  parts: EventParts
  member: string
  reason: string
}[] = [
  {
    operation: rotateSecret,
    parts: { ...ROTATION, body: '{"overlapSeconds":-1}' },
    member: 'overlapSeconds',
    reason: 'must be at least 0 seconds',
  },
  {
    operation: rotateSecret,
    parts: { ...ROTATION, body: '{"overlapSeconds":2592001}' },
    member: 'overlapSeconds',
    reason: 'must be at most 2592000 seconds (30 days)',
  },
  {
    operation: createKeypair,
    parts: { ...CREATION, body: '{}' },
    member: 'scopes',
    reason: 'is required',
  },
  {
    operation: createKeypair,
    parts: { ...CREATION, body: '{"scopes":"x"}' },
    member: 'scopes',
    reason: 'must be of type array',
  },
  {
    operation: createKeypair,
    parts: { ...CREATION, body: '{"scopes":["a","b",3]}' },
    member: 'scopes[2]',
    reason: 'must be of type string',
  },
  {
    operation: createKeypair,
    parts: { ...CREATION, body: '{"scopes":[],"comment":true}' },
    member: 'comment',
    reason: 'must be of type string',
  },
  {
    operation: createKeypair,
    parts: { ...CREATION, body: '{"scopes":[],"colour":1}' },
    member: 'colour',
    reason: 'is not a member of this request',
  },
  {
    operation: registerEnvironment,
    parts: { ...REGISTRATION, body: '{"accountId":"acme","name":"A","inheritAdministrators":1}' },
    member: 'inheritAdministrators',
    reason: 'must be of type boolean',
  },
  {
    operation: registerEnvironment,
    parts: { ...REGISTRATION, body: '{"accountId":"acme","name":""}' },
    member: 'name',
    reason: 'must not be empty',
  },
  {
    operation: listKeypairs,
    parts: { pathParameters: { ownerId: 'acme' }, query: { limit: '0' } },
    member: 'limit',
    reason: 'must be a number from 1 to 100',
  },
  {
    operation: listKeypairs,
    parts: { pathParameters: { ownerId: 'acme' }, query: { secret: 'true' } },
    member: 'secret',
    reason: 'is not a member of this request',
  },
]

test.each(REASONS)(
  'a request for $operation.id is refused with "$member $reason"',
  ({ operation, parts, member, reason }) => {
    const { code, message, members } = refusal(operation, parts)
    expect({ code, message, members }).toEqual({
      code: 'invalid-request',
      message: `${member} ${reason}`,
      members: [{ member, reason }],
    })
  },
)

/** Every member of every body refuses numbers that parsers read differently. */
const MEMBERS = routedOperations.flatMap((operation) => {
  const { body, form } = operation
  if (form || !(body instanceof z.ZodMiniObject)) return []
  return Object.keys(body.shape).map((member) => ({ id: operation.id, member, operation }))
})

test('the operations with body members are those that create, update, rotate and register', () => {
  expect([...new Set(MEMBERS.map(({ id }) => id))]).toEqual([
    'create-keypair',
    'update-keypair',
    'rotate-secret',
    'register-account',
    'register-environment',
  ])
})

test.each(MEMBERS)(
  'a number that overflows, or needs 64 bits, is refused as $member of $id [AD-05]',
  ({ member, operation }) => {
    for (const number of ['1e400', '-1e400', '9223372036854775807', '18446744073709551616']) {
      const body = `{"${member}":${number}}`
      const { code, members } = refusal(operation, { headers: JSON_TYPE, body })
      expect(code).toBe('invalid-request')
      expect(members.map((named) => named.member)).toContain(member)
    }
  },
)

test('a long member name is cut, and at most twenty members are named', () => {
  const names = Array.from({ length: 50 }, (_, n) => `member${n}`)
  const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))
  expect(refusal(createKeypair, { ...CREATION, body }).members).toHaveLength(20)
  const long = JSON.stringify({ scopes: [], ['x'.repeat(5_000)]: 1 })
  const [named] = refusal(createKeypair, { ...CREATION, body: long }).members
  expect(named?.member).toBe('x'.repeat(64))
})

test('a refusal repeats no value of the request: it may be a secret in the wrong place [E-04]', () => {
  const body = '{"scopes":["fbs_canary \\n"],"comment":5,"expiresAt":"fbs_canary"}'
  const { message, members } = refusal(createKeypair, { ...CREATION, body })
  expect(JSON.stringify({ message, members })).not.toContain('canary')
})

test('a refusal does not repeat a secret in place of a member name [E-04]', () => {
  const body = '{"scopes":[],"fbs_canary":1}'
  const { message, members } = refusal(createKeypair, { ...CREATION, body })
  expect(JSON.stringify({ message, members })).not.toContain('canary')
  expect(members[0]?.member).toBe('fbs_…')
})

test('a body means the same with and without base64, and invalid base64 is refused [TE-05]', () => {
  const text = '{"scopes":["a"],"comment":"e\u0301"}'
  const body = Buffer.from(text).toString('base64')
  const plain = parseInput(createKeypair, managementEvent({ ...CREATION, body: text }))
  const encoded = managementEvent({ ...CREATION, body, isBase64Encoded: true })
  expect(parseInput(createKeypair, encoded)).toEqual(plain)
  expect(plain.body).toEqual({ scopes: ['a'], comment: '\u00e9' })
  for (const broken of [`${body}!`, `${body}==`, 'a', '{"scopes":[]}']) {
    const parts = { ...CREATION, body: broken, isBase64Encoded: true }
    expect(refusal(createKeypair, parts).code).toBe('invalid-request')
  }
})

test('when every member is optional, the body and its media type are optional too', () => {
  const { pathParameters } = ROTATION
  expect(parseInput(rotateSecret, managementEvent({ pathParameters })).body).toEqual({})
})
