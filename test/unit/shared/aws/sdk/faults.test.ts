import { inspect } from 'node:util'
import { ConditionalCheckFailedException, InternalServerError } from '@aws-sdk/client-dynamodb'
import { KMSInvalidStateException } from '@aws-sdk/client-kms'
import { describe, expect, test } from 'vitest'
import { guarded, guardedWithKeySecret } from '../../../../../shared/aws/sdk/faults.ts'
import { DomainError } from '../../../../../shared/domain/errors.ts'
import { errorFields } from '../../../../../shared/telemetry/error-fields.ts'

const named = (name: string) => Object.assign(new Error('of AWS'), { name })
const about = { message: 'of AWS', $metadata: {} }

describe('a call to AWS', () => {
  test('that succeeds returns its answer unchanged', async () => {
    expect(await guarded(async () => 'answer')).toBe('answer')
  })

  test.each([
    ['throttling', named('ThrottlingException')],
    ['a time-out', named('TimeoutError')],
    ['a cut connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a denied permission', named('AccessDeniedException')],
    ['a malformed answer', new SyntaxError('Unexpected end of JSON input')],
    ['an error of DynamoDB’s', new InternalServerError(about)],
    ['a key that is being deleted', new KMSInvalidStateException(about)],
    ['an unexpected failed condition', new ConditionalCheckFailedException(about)],
    ['a thrown value that is not an error', 'thrown text'],
  ])('that fails with %s is unavailable, with the fault as its cause [E-05]', async (_, fault) => {
    const failing = guarded(async () => {
      throw fault
    })
    await expect(failing).rejects.toBeInstanceOf(DomainError)
    await expect(failing).rejects.toMatchObject({ code: 'temporarily-unavailable', cause: fault })
  })

  test('that we malformed is a bug, and is not reported as unavailable', async () => {
    const mistake = named('ValidationException')
    const failing = guarded(async () => {
      throw mistake
    })
    await expect(failing).rejects.toBe(mistake)
  })
})

/** The message of AWS may repeat what we sent, and it is logged. */
test('with a secret keeps only the name, the code and the request id of a fault, not its message [TM-28]', async () => {
  const fault = Object.assign(new Error('Message fbs_secret is not valid'), {
    name: 'ValidationFault',
    code: 'EWORDS',
    $metadata: { requestId: 'of-aws' },
    $response: { body: 'fbs_secret' },
  })
  const failed = await guardedWithKeySecret(() => Promise.reject(fault)).catch((error) => error)

  expect(failed).toMatchObject({ code: 'temporarily-unavailable' })
  expect(errorFields(failed.cause)).toMatchObject({
    name: 'ValidationFault',
    code: 'EWORDS',
    awsRequestId: 'of-aws',
  })
  expect(inspect(failed, { depth: 9 })).not.toContain('fbs_secret')
})
