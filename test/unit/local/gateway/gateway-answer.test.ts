import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HEADER_BYTES_MAX } from '../../../../local/gateway/gateway.ts'
import { platformRequest } from '../../../../local/stack/platform-client.ts'
import { GatewayUnderTest } from './gateway-under-test.ts'

describe('the gateway', () => {
  let gateway: GatewayUnderTest
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start()
  })
  afterAll(() => gateway.close())

  test('passes a signed request to a platform route, and says who signed it', async () => {
    const response = await platformRequest(gateway.origin, 'PUT', '/things/1/users/google%7C1')
    expect(response.status).toBe(204)
    expect(gateway.lastCall.event.requestContext).toHaveProperty(
      'authorizer.iam.userArn',
      'arn:aws:iam::000000000000:user/local',
    )
  })

  test('refuses a request without a signature to a platform route, and without a token to a user’s route', async () => {
    const before = gateway.calls.length
    const unsigned = await fetch(`${gateway.origin}/things/1/users/2`, { method: 'PUT' })
    const anonymous = await fetch(`${gateway.origin}/manage`)
    expect([unsigned.status, await unsigned.text()]).toEqual([403, '{"message":"Forbidden"}'])
    expect([anonymous.status, await anonymous.text()]).toEqual([401, '{"message":"Unauthorized"}'])
    expect(anonymous.headers.get('www-authenticate')).toBe('Bearer')
    expect(gateway.calls).toHaveLength(before)
  })

  test('refuses a body over 10 MB, and headers over 10 240 bytes', async () => {
    const before = gateway.calls.length
    const megabytes = 1024 * 1024
    const tooBig = Buffer.alloc(10 * megabytes + 1)
    const response = await fetch(`${gateway.origin}/things`, { method: 'POST', body: tooBig })
    expect(response.status).toBe(413)
    expect(await gateway.raw('/things/1', ['x', 'y'.repeat(HEADER_BYTES_MAX)])).toBe(431)
    expect(gateway.calls).toHaveLength(before)
  })

  test('returns the function’s answer: status, headers, cookies and decoded body', async () => {
    gateway.answer = async () => ({
      statusCode: 201,
      headers: { 'Content-Type': 'text/plain', ETag: '"1"' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('hé').toString('base64'),
      isBase64Encoded: true,
    })
    const response = await fetch(`${gateway.origin}/things/1`)
    expect(response.status).toBe(201)
    expect(response.headers.get('etag')).toBe('"1"')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('hé')
  })

  test('does not say why a function failed, but logs it', async () => {
    gateway.answer = () => Promise.reject(new Error('the cause'))
    const response = await fetch(`${gateway.origin}/things/1`)
    expect([response.status, await response.text()]).toEqual([
      500,
      '{"message":"Internal Server Error"}',
    ])
    expect(String(gateway.faults.at(-1))).toContain('the cause')
  })

  test('gives up on a function that takes too long', async () => {
    gateway.answer = () => new Promise(() => {})
    const response = await fetch(`${gateway.origin}/things/1`)
    expect([response.status, await response.text()]).toEqual([
      503,
      '{"message":"Service Unavailable"}',
    ])
  })
})
