import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GatewayUnderTest } from './gateway-under-test.ts'

describe('the gateway, in the event of a request,', () => {
  let gateway: GatewayUnderTest
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start()
  })
  afterAll(() => gateway.close())

  test('passes a form base64-encoded, and JSON as text', async () => {
    const form = await gateway.eventOf('/things', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(form.isBase64Encoded).toBe(true)
    expect(Buffer.from(form.body ?? '', 'base64').toString()).toBe('grant_type=client_credentials')

    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    const json = await gateway.eventOf('/things', { method: 'POST', body: '{"é":1}', headers })
    expect(json).toMatchObject({ isBase64Encoded: false, body: '{"é":1}' })
    expect(await gateway.eventOf('/things/1')).not.toHaveProperty('body')
  })

  test('lower-cases header names, joins duplicates with commas, and keeps cookies apart', async () => {
    const authorization = ['Authorization', 'Basic a', 'AUTHORIZATION', 'Basic b']
    await gateway.raw('/things/1', [
      ...authorization,
      'X-Twice',
      '1',
      'x-twice',
      '2',
      'Cookie',
      'a=1; b=2',
    ])
    expect(gateway.lastCall.event.headers).toMatchObject({
      authorization: 'Basic a,Basic b',
      'x-twice': '1,2',
    })
    expect(gateway.lastCall.event.headers).not.toHaveProperty('cookie')
    expect(gateway.lastCall.event.cookies).toEqual(['a=1', 'b=2'])
  })

  test('joins repeated query parameters, decodes them, and keeps the raw query unchanged', async () => {
    const event = await gateway.eventOf('/things/1?a=1&b=x%20y+z&a=2&flag&%zz=1')
    expect(event.rawQueryString).toBe('a=1&b=x%20y+z&a=2&flag&%zz=1')
    expect(event.queryStringParameters).toEqual({ a: '1,2', b: 'x y z', flag: '', '%zz': '1' })
    expect(await gateway.eventOf('/things/1')).not.toHaveProperty('queryStringParameters')
  })

  test('decodes the path and its parameters', async () => {
    const event = await gateway.eventOf('/things/google%7C1%20%C3%A9')
    expect(event.pathParameters).toEqual({ thingId: 'google|1 é' })
    expect(event.rawPath).toBe('/things/google|1 é')
    expect(await gateway.raw('/things/%zz')).toBe(400)
  })

  test('has route, method, path, the caller’s address and a new request id', async () => {
    const event = await gateway.eventOf('/things/1')
    const other = await gateway.eventOf('/things/1')
    expect(event).toMatchObject({ version: '2.0', routeKey: 'GET /things/{thingId}' })
    expect(event.requestContext).toMatchObject({
      http: { method: 'GET', path: '/things/1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
      stage: '$default',
      time: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
    })
    expect(event.requestContext.requestId).not.toBe(other.requestContext.requestId)
  })

  test('prefers a full match to a parameter', async () => {
    await gateway.eventOf('/things/latest')
    expect(gateway.lastCall.id).toBe('get-latest')
  })

  test('uses $default when no route matches', async () => {
    const unmatched: readonly (readonly [string, string])[] = [
      ['GET', '/'],
      ['DELETE', '/things/1'],
      ['OPTIONS', '/things'],
      ['GET', '/things/'],
      ['GET', '/things/1/'],
      ['GET', '/things/a%2Fb'],
    ]
    for (const [method, path] of unmatched) {
      const event = await gateway.eventOf(path, { method })
      expect(gateway.lastCall.id).toBe('fallback')
      expect(event.routeKey).toBe('$default')
      expect(event).not.toHaveProperty('pathParameters')
    }
  })
})
