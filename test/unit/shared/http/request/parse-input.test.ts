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
  '$operation.id is told: "$member $reason"',
  ({ operation, parts, member, reason }) => {
    const { code, message, members } = refusal(operation, parts)
    expect({ code, message, members }).toEqual({
      code: 'invalid-request',
      message: `${member} ${reason}`,
      members: [{ member, reason }],
    })
  },
)

/** Every member of every body: which numbers a parser of JSON takes for others is no matter then. */
const MEMBERS = routedOperations.flatMap((operation) => {
  const { body, form } = operation
  if (form || !(body instanceof z.ZodMiniObject)) return []
  return Object.keys(body.shape).map((member) => ({ id: operation.id, member, operation }))
})

test('bodies with members are those of creating, changing, rotating and registering', () => {
  expect([...new Set(MEMBERS.map(({ id }) => id))]).toEqual([
    'create-keypair',
    'update-keypair',
    'rotate-secret',
    'register-account',
    'register-environment',
  ])
})

test.each(MEMBERS)(
  'a number that overflows, or needs 64 bits, is refused by name as $member of $id [AD-05]',
  ({ member, operation }) => {
    for (const number of ['1e400', '-1e400', '9223372036854775807', '18446744073709551616']) {
      const body = `{"${member}":${number}}`
      const { code, members } = refusal(operation, { headers: JSON_TYPE, body })
      expect(code).toBe('invalid-request')
      expect(members.map((named) => named.member)).toContain(member)
    }
  },
)

test('a member named at great length is cut, and no more than twenty are named', () => {
  const names = Array.from({ length: 50 }, (_, n) => `member${n}`)
  const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))
  expect(refusal(createKeypair, { ...CREATION, body }).members).toHaveLength(20)
  const long = JSON.stringify({ scopes: [], ['x'.repeat(5_000)]: 1 })
  const [named] = refusal(createKeypair, { ...CREATION, body: long }).members
  expect(named?.member).toBe('x'.repeat(64))
})

test('a refusal repeats no value that was sent, for it may be a secret in the wrong place [E-04]', () => {
  const body = '{"scopes":["fbs_canary \\n"],"comment":5,"expiresAt":"fbs_canary"}'
  const { message, members } = refusal(createKeypair, { ...CREATION, body })
  expect(JSON.stringify({ message, members })).not.toContain('canary')
})

test('a secret that stands where a member’s name should is not told back [E-04]', () => {
  const body = '{"scopes":[],"fbs_canary":1}'
  const { message, members } = refusal(createKeypair, { ...CREATION, body })
  expect(JSON.stringify({ message, members })).not.toContain('canary')
  expect(members[0]?.member).toBe('fbs_…')
})

test('a body means the same with and without base64, and base64 that is none is refused [TE-05]', () => {
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

test('where every member may be left out, so may the body and its media type', () => {
  const { pathParameters } = ROTATION
  expect(parseInput(rotateSecret, managementEvent({ pathParameters })).body).toEqual({})
})
