import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lambdaContext } from '../../../../../local/lambda/lambda-context.ts'
import { DomainError, type ErrorCode, unavailable } from '../../../../../shared/domain/errors.ts'
import { newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import { serveToken } from '../../../../../shared/http/token/serve-token.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import * as adapters from '../../../../../shared/wiring/adapters.ts'
import { printedWhile } from '../../../../support/printed-lines.ts'
import { stubEnvironment } from '../../../support/strange-events.ts'
import { basicEvent } from '../../../support/token-event.ts'

beforeEach(() => stubEnvironment())

afterEach(() => {
  vi.unstubAllEnvs()
})

/** The answer of the endpoint when its use case throws this. */
async function statusOf(thrown: unknown): Promise<number | undefined> {
  const handler = serveToken(issueToken, async () => {
    throw thrown
  })(adapters)
  const event = basicEvent({ keyId: newKeyId(), keySecret: newKeySecret() })
  let status: number | undefined
  await printedWhile(async () => {
    status = (await handler(event, lambdaContext('issue-token', 10_000))).statusCode
  })
  return status
}

test('only a temporary fault is a 503 [E-05]', async () => {
  expect(await statusOf(unavailable(new Error('of AWS')))).toBe(503)
  for (const code of ['not-found', 'forbidden', 'internal-error'] satisfies ErrorCode[]) {
    expect(await statusOf(new DomainError(code, 'That is no answer to a token request.'))).toBe(500)
  }
  expect(await statusOf(Object.assign(new Error(), { code: 'temporarily-unavailable' }))).toBe(500)
})
