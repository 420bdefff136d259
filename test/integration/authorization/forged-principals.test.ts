import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { TestStack } from '../../local-stack/test-stack.ts'
import { invoke, platformRequests } from './support/forged-event.ts'
import { goodClaims, jwt } from './support/forgeries.ts'
import { tableState } from './support/table.ts'

// The attack: an AWS principal that may call one route or invoke a function, but is not the platform, opens
// and closes owners and makes administrators.

const USER = 'arn:aws:iam::000000000000:user/local'
const ROLE = 'arn:aws:iam::111122223333:role/feedback-backend'

let product: TestStack
let account: OwnerRef

beforeAll(async () => {
  product = await TestStack.start({ PLATFORM_PRINCIPALS: `${USER},${ROLE}` })
  account = await product.account('ada')
})

afterAll(async () => {
  await product.stop()
})

describe('a principal that the operator named may call the platform’s operations', () => {
  test.each([
    USER,
    ROLE,
    'arn:aws:sts::111122223333:assumed-role/feedback-backend/session-1',
    'arn:aws:sts::111122223333:assumed-role/feedback-backend/a@b.example',
  ])('%s', async (userArn) => {
    for (const [id, request] of platformRequests(account.id)) {
      if (id !== 'list-administrators') continue
      expect((await invoke(id, request, { iam: { userArn } })).statusCode).toBe(200)
    }
  })
})

const session = 'arn:aws:sts::111122223333:assumed-role'
const OTHERS: readonly unknown[] = [
  'arn:aws:iam::000000000000:root',
  'arn:aws:iam::000000000000:user/locale',
  'arn:aws:iam::000000000000:user/loca',
  'arn:aws:iam::000000000000:user/Local',
  'arn:aws:iam::999999999999:user/local',
  'arn:aws-cn:iam::000000000000:user/local',
  'arn:aws:iam::000000000000:user/*',
  `${USER},${ROLE}`,
  ` ${USER}`,
  `${USER}\n`,
  'arn:aws:sts::999999999999:assumed-role/feedback-backend/session-1',
  'arn:aws:iam::111122223333:user/feedback-backend',
  'arn:aws:sts::111122223333:federated-user/feedback-backend',
  `${session}/feedback-backend`,
  `${session}/feedback-backend/`,
  `${session}/feedback-backend/../session-1`,
  `${session}/feedback-backend-2/session-1`,
  `${session}/x/feedback-backend/session-1`,
  `x${session}/feedback-backend/session-1`,
  '*',
  '',
  undefined,
  null,
  [USER],
  { toString: USER },
]

describe('any other principal is forbidden every operation of the platform [TM-08] [TM-09]', () => {
  test.each(OTHERS.map((userArn) => ({ userArn })))('$userArn', async ({ userArn }) => {
    await expectForbidden({ iam: { userArn, accessKey: 'local', callerId: USER } })
  })
})

describe('an event that no IAM authorizer made is forbidden every operation of the platform [TM-08] [BR-06]', () => {
  test.each([
    { what: 'no authorizer', authorizer: () => undefined },
    { what: 'the claims of a user', authorizer: administrator },
    { what: 'the principal as a claim', authorizer: () => jwt({ sub: USER, userArn: USER }) },
    { what: 'the principal outside the IAM context', authorizer: () => ({ userArn: USER }) },
    {
      what: 'the principal where a REST API puts it',
      authorizer: () => ({ identity: { userArn: USER } }),
    },
  ])('$what', async ({ authorizer }) => {
    await expectForbidden(authorizer())
  })
})

function administrator(): object {
  return jwt(goodClaims(product.stack.identity.issuer))
}

async function expectForbidden(authorizer: unknown): Promise<void> {
  const before = await tableState(product)
  for (const [id, request] of platformRequests(account.id)) {
    const { statusCode, body } = await invoke(id, request, authorizer)
    expect([id, statusCode]).toEqual([id, 403])
    expect(body).not.toContain('arn:')
  }
  expect(await tableState(product)).toEqual(before)
}
