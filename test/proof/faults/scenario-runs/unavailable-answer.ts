import assert from 'node:assert/strict'
import { issueToken } from '../../../../shared/operations/issue-token.ts'
import type { Reply } from '../../../in-memory/product/reply.ts'

/** Checks a 503: it has the operation's format and a Retry-After, and nobody may cache it. */
export function checkUnavailable(operationId: string, reply: Reply): void {
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
  assert.match(headers['retry-after'] ?? '', /^[1-9]\d*$/, 'Retry-After is a number of seconds')
  assert(!reply.text.includes('keySecret'), 'no secret is shown')
}
