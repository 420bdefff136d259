import { InternalServerError, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { unavailable } from '../../../../shared/domain/errors.ts'
import { errorFields } from '../../../../shared/telemetry/error-fields.ts'

const metadata = { httpStatusCode: 500, requestId: 'AWS1', extendedRequestId: 'canary' }
const told = (error: unknown) => JSON.stringify(errorFields(error))

describe('the log shows of an error', () => {
  test('its name, message and code, and where it was thrown', () => {
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    expect(errorFields(reset)).toEqual({
      name: 'Error',
      message: 'socket hang up',
      code: 'ECONNRESET',
      stack: expect.arrayContaining([expect.stringMatching(/^at .*error-fields\.test\.ts/)]),
    })
  })

  test('the id that AWS gave the request', () => {
    const fault = new InternalServerError({ message: 'of AWS', $metadata: metadata })
    expect(errorFields(fault)).toMatchObject({ name: 'InternalServerError', awsRequestId: 'AWS1' })
  })

  test('its causes', () => {
    const cause = unavailable(new Error('cut', { cause: new Error('reset') }))
    expect(errorFields(new Error('outer', { cause }))).toMatchObject({
      cause: {
        code: 'temporarily-unavailable',
        cause: { message: 'cut', cause: { message: 'reset' } },
      },
    })
  })

  test('every error of several, up to ten', () => {
    const errors = Array.from({ length: 12 }, (_, place) => new Error(`item ${place}`))
    const { errors: reported } = errorFields(new AggregateError(errors, '12 failed'))
    expect(reported?.map(({ message }) => message)).toEqual(
      Array.from({ length: 10 }, (_, place) => `item ${place}`),
    )
  })
})

/** The attack: a reader of the log finds parts of the request or the answer in an error. */
describe('the log of an error contains [TM-28]', () => {
  test('no answer, request or item that the SDK attached to it', () => {
    const fault = Object.assign(
      new TransactionCanceledException({
        message: 'canceled',
        $metadata: metadata,
        CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { mac: { S: 'canary' } } }],
      }),
      { $response: { body: 'canary' }, config: { headers: { authorization: 'canary' } } },
    )
    expect(told(fault)).not.toContain('canary')
    expect(told(new Error('outer', { cause: fault }))).not.toContain('canary')
  })

  test('nothing of a text that could not be parsed', () => {
    const parse = () => JSON.parse('canary')
    expect(parse).toThrow(/canary/)
    try {
      parse()
    } catch (error) {
      expect(told(error)).not.toContain('canary')
      expect(errorFields(error)).toMatchObject({ name: 'SyntaxError' })
    }
  })

  test.each([
    ['text', 'canary'],
    ['an object', { message: 'canary', name: 'canary' }],
    ['null', null],
    ['undefined', undefined],
  ])('nothing of %s, which is not an error', (_, thrown) => {
    expect(errorFields(thrown)).toEqual({ name: `thrown ${typeof thrown}` })
    expect(told(new Error('outer', { cause: thrown }))).not.toContain('canary')
  })

  test('only a few causes, even when an error is its own cause', () => {
    const error = new Error('round')
    error.cause = error
    expect(told(error).match(/round/g)).toHaveLength(6)
  })
})
