import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lambdaContext } from '../../../../../local/lambda/lambda-context.ts'
import { newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import type { Refusal } from '../../../../../shared/domain/tokens/authenticate-keypair.ts'
import type { HttpEvent } from '../../../../../shared/http/http-event.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import * as adapters from '../../../../../shared/wiring/adapters.ts'
import { type Line, printedWhile } from '../../../../support/printed-lines.ts'
import { stubEnvironment } from '../../../support/strange-events.ts'
import { basicEvent, tokenEvent } from '../../../support/token-event.ts'

beforeEach(() => {
  stubEnvironment()
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO')
  vi.resetModules()
})

afterEach(() => {
  vi.unstubAllEnvs()
})

const keypair = { keyId: newKeyId(), keySecret: newKeySecret() }
const good = basicEvent(keypair)

/** Runs the token endpoint with a fake use case, and captures its output. */
async function printedBy(event: HttpEvent, outcome: Outcome = 'issued') {
  const { serveToken } = await import('../../../../../shared/http/token/serve-token.ts')
  const { invalidClient } = await import('../../../../../shared/http/token/oauth-error.ts')
  const { unavailable } = await import('../../../../../shared/domain/errors.ts')
  const handler = serveToken(issueToken, async () => {
    if (outcome === 'fault') throw unavailable(new Error('of AWS'))
    if (outcome === 'bug') throw new Error('of ours')
    if (outcome !== 'issued') throw invalidClient(outcome)
    return { access_token: 'a.b.c', token_type: 'Bearer', expires_in: 900, scope: 'a' }
  })(adapters)
  return await printedWhile(() => handler(event, lambdaContext('issue-token', 10_000)))
}

type Outcome = Refusal | 'issued' | 'fault' | 'bug'

function countsIn(metrics: readonly Line[]) {
  return metrics.map(({ _aws, service, ...counts }) => counts)
}

test('a token has one line of metrics and one line of the log', async () => {
  const { metrics, log } = await printedBy(good)
  expect(countsIn(metrics)).toEqual([{ TokensIssued: 1 }])
  expect(log).toMatchObject([{ message: 'answered', operation: 'issue-token', status: 200 }])
})

const form = (body: string) => tokenEvent({ body: Buffer.from(body).toString('base64') })

test.each<[string, HttpEvent, Outcome]>([
  ['no-credentials', form('grant_type=client_credentials'), 'issued'],
  ['malformed', tokenEvent({ headers: { ...good.headers, authorization: 'Basic ?' } }), 'issued'],
  ['malformed', good, 'malformed'],
  ['unknown-key-id', good, 'unknown-key-id'],
  ['keypair-removed', good, 'keypair-removed'],
  ['wrong-secret', good, 'wrong-secret'],
  ['owner-closed', good, 'owner-closed'],
  ['keypair-disabled', good, 'keypair-disabled'],
  ['keypair-expired', good, 'keypair-expired'],
  ['secret-expired', good, 'secret-expired'],
  ['invalid_request', form('grant_type='), 'issued'],
  ['unsupported_grant_type', form('grant_type=canary'), 'issued'],
  ['invalid_scope', form('grant_type=client_credentials&scope=a%20%20b'), 'issued'],
  ['temporarily_unavailable', good, 'fault'],
  ['server_error', good, 'bug'],
])('a refusal is counted once, with its reason: %s', async (reason, event, outcome) => {
  const { metrics, log } = await printedBy(event, outcome)
  expect(countsIn(metrics)).toEqual([{ TokensRefused: 1, reason }])
  expect(log).toMatchObject([{ operation: 'issue-token', requestId: 'a-request', reason }])
})

/** The attack: text of a stranger becomes a dimension of a metric, or a line of the log. */
test('no line contains text of the client [TM-28]', async () => {
  const headers = { 'content-type': 'canary', 'user-agent': 'canary', authorization: 'canary' }
  const body = Buffer.from('grant_type=canary&canary=canary').toString('base64')
  const events = [
    tokenEvent({ headers, body }),
    tokenEvent({ body, rawQueryString: 'canary', rawPath: '/canary' }),
    form('grant_type=client_credentials&scope=canary&client_id=canary&client_secret=canary'),
  ]
  for (const event of events) {
    for (const outcome of ['issued', 'malformed', 'fault', 'bug'] as const) {
      const { metrics, log } = await printedBy(event, outcome)
      expect(metrics).toHaveLength(1)
      expect(JSON.stringify([metrics, log])).not.toContain('canary')
      expect(JSON.stringify([metrics, log])).not.toContain(keypair.keyId)
    }
  }
})
