import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import * as z from 'zod/mini'
import { consoleConfiguration } from '../../../console/hosting/console-configuration.ts'
import { consoleResponseHeaders } from '../../../console/hosting/headers.ts'
import type { Functions } from '../../../local/lambda/functions.ts'
import { type Stack, startStack } from '../../../local/stack/stack.ts'
import { CONSOLE_FIXTURE } from '../../infra/console/console-fixture.ts'

/** Functions that answer with the id of their operation, to show which one was called. */
const functions: Functions = {
  http: async (id) => async () => ({ statusCode: 200, body: id }),
  schedule: async () => async () => {},
  stream: async () => async () => ({ batchItemFailures: [] }),
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

describe('the console of the stack', () => {
  let folder: string
  let stack: Stack
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feedback-keys-console-'))
    await cp(CONSOLE_FIXTURE, join(folder, 'site'), { recursive: true })
    await writeFile(join(folder, 'site', 'assets', 'removed-5e6f7a8b.js'), '')
    // This lies beside the console's files and must not be served.
    await cp('package.json', join(folder, 'package.json'))
    stack = await startStack({
      port: 0,
      functions,
      dynamodbEndpoint: inject('dynamodbEndpoint'),
      tableName: `test-${randomBytes(8).toString('hex')}`,
      consoleFolder: join(folder, 'site'),
    })
  })
  afterAll(async () => {
    await stack.stop()
    await rm(folder, { recursive: true })
  })

  /** Requests a path exactly as written; `fetch` would normalize it. */
  async function ask(
    path: string,
    method = 'GET',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const { hostname, port } = new URL(stack.url)
    const asked = request({ host: hostname, port, path, method, headers }).end()
    const [response]: IncomingMessage[] = await once(asked, 'response')
    if (response === undefined) throw new Error('there was no response')
    return {
      status: response.statusCode,
      headers: response.headers,
      body: await text(response),
    }
  }

  test('every page address, such as the start page, gets the same page', async () => {
    const places = ['/', '/accounts/acme', '/environments/acme-prod/keypairs/fbk_0?from=mail']
    for (const place of places) {
      const { status, headers, body } = await ask(place)
      expect(status).toBe(200)
      expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/)
      expect(headers['cache-control']).toBe('no-cache')
      expect(body).toContain('<script type="module" src="/assets/page-1a2b3c4d.js">')
    }
  })

  test('a file with a hash in its name is never requested again, and has the type of its kind', async () => {
    const script = await ask('/assets/page-1a2b3c4d.js')
    const style = await ask('/assets/page-1a2b3c4d.css')
    expect(script.headers['content-type']).toContain('text/javascript')
    expect(style.headers['content-type']).toContain('text/css')
    for (const { headers } of [script, style]) {
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    expect((await ask('/favicon.svg')).headers['cache-control']).toBe('no-cache')
  })

  test('a page that has not changed is not sent again', async () => {
    const { headers } = await ask('/')
    const again = await ask('/accounts/acme', 'GET', { 'if-none-match': headers.etag ?? '' })
    expect([again.status, again.body]).toEqual([304, ''])
    expect(again.headers['cache-control']).toBe('no-cache')
  })

  test('[H-02][TM-39] every answer has all headers, also for errors and for the configuration', async () => {
    const answers = ['/', '/config.json', '/assets/page-1a2b3c4d.js', '/missing.js'].map((path) =>
      ask(path),
    )
    for (const { headers } of await Promise.all(answers)) {
      expect(headers).toMatchObject(consoleResponseHeaders([]))
    }
  })

  test('/config.json points the console to this stack and its identity provider', async () => {
    const { headers, body } = await ask('/config.json')
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-cache',
    })
    expect(z.parse(consoleConfiguration, JSON.parse(body))).toEqual({
      issuer: stack.identity.issuer,
      clientId: 'feedback-keys-console',
      scope: 'openid feedback-keys/manage',
      signInParameters: {},
      apiUrl: stack.url,
      tokenUrl: `${stack.url}/oauth2/token`,
    })
  })

  test('a missing file is a 404 that is not cached, and not the page', async () => {
    for (const path of ['/assets/page-0000.js', '/missing.css', '/.env', '/assets/.hidden']) {
      const { status, headers, body } = await ask(path)
      expect([path, status, headers['cache-control']]).toEqual([path, 404, 'no-store'])
      expect(body).not.toContain('<')
    }
  })

  test('nothing outside the folder is ever served, however the path is written', async () => {
    const paths = [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/..%5c..%5cpackage.json',
      '/..\\package.json',
      `/${folder}/package.json`,
      '//package.json',
      '/assets/%00/package.json',
      '/assets/%c0%ae%c0%ae/package.json',
    ]
    for (const path of paths) {
      const { status, body } = await ask(path)
      expect([path, status]).toEqual([path, 404])
      expect(body).not.toContain('feedback-keys')
    }
  })

  test('HEAD gets the answer of GET, without a body', async () => {
    for (const path of ['/', '/config.json', '/assets/page-1a2b3c4d.js', '/missing.js']) {
      const [head, get] = await Promise.all([ask(path, 'HEAD'), ask(path)])
      const { date: _, ...expected } = get.headers
      expect([head.status, head.body]).toEqual([get.status, ''])
      expect(head.headers).toMatchObject(expected)
    }
  })

  test("the API's paths and every other method are served by the API, as without a console", async () => {
    const unmatched = 'answer-unmatched'
    const asked: readonly (readonly [string, string, string])[] = [
      ['GET', '/.well-known/jwks.json', 'get-jwks'],
      ['GET', '/v1/nothing', unmatched],
      ['GET', '/oauth2/a.js', unmatched],
      ['GET', '/.well-known/a.js', unmatched],
      ['POST', '/oauth2/token', 'issue-token'],
      ['POST', '/', unmatched],
      ['DELETE', '/accounts/acme', unmatched],
      ['OPTIONS', '/config.json', unmatched],
    ]
    for (const [method, path, operationId] of asked) {
      const { body } = await ask(path, method)
      expect([method, path, body]).toEqual([method, path, operationId])
    }
  })

  test("people sign in at the console's own origin", async () => {
    const { body } = await ask('/identity/.well-known/openid-configuration')
    expect(JSON.parse(body)).toMatchObject({ issuer: stack.identity.issuer })
    expect(await stack.identity.accessTokenOf('ada')).toHaveProperty('accessToken')
  })

  test('if the build is removed while the stack runs, requests fail but the stack does not', async () => {
    const path = '/assets/removed-5e6f7a8b.js'
    await rm(join(folder, 'site', path))
    await expect(ask(path)).rejects.toThrow()
    expect((await ask('/')).status).toBe(200)
  })
})
