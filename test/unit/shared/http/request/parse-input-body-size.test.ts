import { expect, test } from 'vitest'
import { parseInput } from '../../../../../shared/http/request/parse-input.ts'
import { createKeypair } from '../../../../../shared/operations/create-keypair.ts'
import { removeKeypair } from '../../../../../shared/operations/remove-keypair.ts'
import { managementEvent } from '../../../support/management-event.ts'

const OWNER = { ownerId: 'acme' }
const KEYPAIR = { ...OWNER, keyId: `fbk_${'0'.repeat(26)}` }
const TOO_LARGE = expect.objectContaining({ code: 'body-too-large' })

test('the size is checked in bytes, before anything else of the body [H-05] [TM-41]', () => {
  const headers = { 'content-type': 'text/plain' }
  for (const body of ['é'.repeat(4_097), 'x'.repeat(8_193)]) {
    const creation = managementEvent({ pathParameters: OWNER, headers, body })
    expect(() => parseInput(createKeypair, creation)).toThrow(TOO_LARGE)
    const removal = managementEvent({ pathParameters: KEYPAIR, body })
    expect(() => parseInput(removeKeypair, removal)).toThrow(TOO_LARGE)
  }
})

test('the size of a base64 body is that of its decoded bytes', () => {
  const headers = { 'content-type': 'application/json' }
  const ask = (length: number) => {
    const body = Buffer.from(`{"scopes":[]}${' '.repeat(length - 13)}`).toString('base64')
    const parts = { pathParameters: OWNER, headers, body, isBase64Encoded: true }
    return () => parseInput(createKeypair, managementEvent(parts))
  }
  expect(ask(8_192)().body).toEqual({ scopes: [] })
  expect(ask(8_193)).toThrow(TOO_LARGE)
})
