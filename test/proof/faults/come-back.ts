import assert from 'node:assert/strict'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import type { Reply } from '../../in-memory/product/reply.ts'

/** Whoever is told to come back is told so in the operation's words, and when; and nobody keeps the answer. */
export function checkToldToComeBack(operationId: string, reply: Reply): void {
  const { status, headers, json } = reply
  const isToken = operationId === issueToken.id
  assert.deepEqual(
    {
      status,
      code: isToken ? json.error : json.code,
      type: headers['content-type'],
      cache: headers['cache-control'],
    },
    {
      status: 503,
      code: isToken ? 'temporarily_unavailable' : 'temporarily-unavailable',
      type: isToken ? 'application/json' : 'application/problem+json',
      cache: 'no-store',
    },
  )
  assert.match(headers['retry-after'] ?? '', /^[1-9]\d*$/, 'it is told when to come back')
  assert(!reply.text.includes('keySecret'), 'no secret is shown')
}
