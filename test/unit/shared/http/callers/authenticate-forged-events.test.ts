import { afterAll, beforeAll, expect, test } from 'vitest'
import { warmFunctions } from '../../../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../../../local/lambda/lambda-context.ts'
import { setVariables, stackEnvironment } from '../../../../../local/stack/stack-environment.ts'
import type { HttpEvent, HttpHandler } from '../../../../../shared/http/http-event.ts'
import { routedOperations } from '../../../../../shared/operations/index.ts'
import { iamAuthorizer, jwtAuthorizer, managementEvent } from '../../../support/management-event.ts'

// Invokes the functions directly, not through the gateway. They have no AWS here: an accepted caller gets
// a 503 from the first call to AWS.

const ISSUER = 'http://127.0.0.1:9/identity'

let restore = (): void => undefined

beforeAll(() => {
  const standIns = { dynamodb: 'http://127.0.0.1:9', kms: 'http://127.0.0.1:9', streamArn: '' }
  const facts = {
    url: 'http://127.0.0.1:9',
    issuer: ISSUER,
    tableName: 'no-table',
    auditEventsTableName: 'no-events',
    standIns,
  }
  restore = setVariables(stackEnvironment(facts))
})

afterAll(() => {
  restore()
})

async function answerTo(id: string, event: HttpEvent) {
  const handler: HttpHandler = await warmFunctions.http(id)
  return await handler(event, lambdaContext(id, 10_000))
}

function idsOf(...callers: readonly string[]): readonly string[] {
  return routedOperations.filter(({ caller }) => callers.includes(caller)).map(({ id }) => id)
}

const CLAIMS = { iss: ISSUER, sub: 'ada', scope: 'feedback-keys/manage' }

/** Somebody who may invoke a function directly sends an event that no authorizer has seen. */
test.each(idsOf('administrator', 'user'))(
  '%s, invoked directly, accepts nobody [TM-08]',
  async (id) => {
    const token = { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.' }
    for (const [authorizer, status] of [
      [undefined, 401],
      [iamAuthorizer('arn:aws:iam::000000000000:user/local'), 401],
      [jwtAuthorizer({ ...CLAIMS, iss: 'https://evil.example' }), 401],
      [jwtAuthorizer({ ...CLAIMS, scope: undefined }), 403],
    ] as const) {
      const event = managementEvent({ path: '/v1/accounts/a/keypairs', headers: token, authorizer })
      expect((await answerTo(id, event)).statusCode).toBe(status)
    }
  },
)

test.each(idsOf('platform'))(
  "%s, invoked directly, accepts no user and no stranger's role [TM-08] [TM-09]",
  async (id) => {
    for (const authorizer of [
      undefined,
      jwtAuthorizer(CLAIMS),
      iamAuthorizer('arn:aws:sts::000000000000:assumed-role/user/local'),
      iamAuthorizer('arn:aws:iam::999999999999:user/local'),
    ]) {
      const event = managementEvent({ path: '/v1/accounts/a', authorizer })
      expect((await answerTo(id, event)).statusCode).toBe(403)
    }
  },
)

/** The caller is checked before the request: a stranger does not learn what a valid request looks like. */
test.each(idsOf('administrator', 'user', 'platform'))(
  '%s does not tell a stranger what is wrong with a request [AD-02]',
  async (id) => {
    const event = managementEvent({
      path: '/v1/accounts/_/keypairs',
      headers: { 'if-match': 'x' },
      body: '{"x":1}',
      query: { x: '1' },
    })
    const { statusCode, body } = await answerTo(id, event)
    expect([401, 403]).toContain(statusCode)
    expect(body).not.toContain('errors')
  },
)
