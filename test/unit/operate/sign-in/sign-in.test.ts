// `npm run sign-in`, as a user runs it: with a browser, and a provider of somebody else.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, LOOPBACK, listen } from '../../../../command-line/loopback.ts'
import { createIdentityProvider } from '../../../../local/identity/identity-provider.ts'
import { signIn } from '../../../../operate/sign-in/flow.ts'
import { identityProvider } from '../../../../operate/sign-in/provider.ts'
import { browse } from '../../../support/form-filling.ts'

const SIGN_IN = fileURLToPath(import.meta.resolve('../../../../operate/sign-in/sign-in.ts'))
const CLIENT_ID = 'feedback-keys-command-line'

let listening: Listening
let issuer: string

beforeAll(async () => {
  const server = createServer((request, response) => void provider.handle(request, response))
  listening = await listen(server, 0)
  const provider = await createIdentityProvider(`http://localhost:${listening.port}`)
  issuer = provider.issuer
})

afterAll(() => listening.close())

function run(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [SIGN_IN, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: ChildProcess) {
  const [[code], stdout] = await Promise.all([
    once(child, 'exit'),
    child.stdout ? text(child.stdout) : '',
  ])
  return { code, stdout }
}

/** The URL that the script prints. */
async function shown(child: ChildProcess): Promise<string> {
  let seen = ''
  for await (const chunk of child.stderr ?? []) {
    seen += String(chunk)
    const [url] = /http:\S+\n/.exec(seen) ?? []
    if (url !== undefined) return url.trim()
  }
  throw new Error(`it showed no URL: ${seen}`)
}

test('it prints the access token of the user who signs in, and nothing else', async () => {
  const child = run('--issuer', issuer, '--client', CLIENT_ID, '--port', '0')
  const end = ended(child)
  const page = await browse(await shown(child), { user: 'ada' })
  expect(await page.text()).toContain('You can close this page')
  const { code, stdout } = await end
  expect(code).toBe(0)
  expect(stdout.split('\n')).toHaveLength(2)
  expect(decodeJwt(stdout.trim())).toMatchObject({
    iss: issuer,
    sub: 'ada',
    scope: 'feedback-keys/manage',
  })
})

test.each([
  ['no issuer', ['--client', CLIENT_ID], /^Usage: /],
  ['no client', ['--issuer', 'https://login.example.org'], /^Usage: /],
  ['an unknown flag', ['--isuer', 'https://login.example.org'], /^Usage: /],
  ['an issuer in the clear', ['--issuer', 'http://login.example.org', '--client', 'c'], /https:/],
  [
    'a parameter that the flow sets itself',
    ['--issuer', 'https://a.example', '--client', 'c', '--parameter', 'scope=x'],
    /--parameter must be name=value/,
  ],
  [
    'a parameter twice',
    ['--issuer', 'https://a.example', '--client', 'c', '--parameter=a=b', '--parameter=a=c'],
    /Each --parameter must have a different name/,
  ],
  ['no port', ['--issuer', 'https://a.example', '--client', 'c', '--port', 'x'], /--port must/],
  [
    'nobody there',
    ['--issuer', `http://${LOOPBACK}:1`, '--client', 'c'],
    /No OpenID provider with the issuer/,
  ],
])('with %s, it fails with one clear message', async (_, words, sentence) => {
  const child = run(...words)
  const stderr = child.stderr ? text(child.stderr) : ''
  expect(await ended(child)).toEqual({ code: 1, stdout: '' })
  expect(await stderr).toMatch(sentence)
  expect((await stderr).trim().split('\n')).toHaveLength(1)
})

/** Signs in, with a browser that calls `act` with the URL. */
async function signInWith(act: (url: URL) => Promise<unknown>, timeoutMilliseconds?: number) {
  const provider = await identityProvider(new URL(issuer), CLIENT_ID)
  const { promise: url, resolve: show } = Promise.withResolvers<string>()
  const timeout = timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }
  const options = { scope: 'feedback-keys/manage openid', port: 0, show, ...timeout }
  const settled = Promise.allSettled([signIn(provider, options)])
  await act(new URL(await url))
  return (await settled)[0]
}

function callbackOf(url: URL, parameters: Readonly<Record<string, string>>): string {
  const callback = url.searchParams.get('redirect_uri') ?? ''
  return `${callback}?${new URLSearchParams(parameters)}`
}

test('extra parameters are sent to the provider, and the flow continues', async () => {
  const child = run(
    ...['--issuer', issuer, '--client', CLIENT_ID, '--port', '0'],
    ...['--parameter', 'ui_locales=en de', '--parameter', 'audience=https://a.example/?b=c'],
  )
  const end = ended(child)
  const url = await shown(child)
  const { searchParams } = new URL(url)
  expect(searchParams.get('ui_locales')).toBe('en de')
  expect(searchParams.get('audience')).toBe('https://a.example/?b=c')
  await browse(url, { user: 'ada' })
  expect((await end).code).toBe(0)
})

test('a browser of somebody else, without the state, is refused, and the user can still sign in', async () => {
  let status: number | undefined
  const settled = await signInWith(async (url) => {
    const forged = await fetch(callbackOf(url, { code: 'stolen', state: 'guessed' }))
    status = forged.status
    await browse(url.href, { user: 'ada' })
  })
  expect(status).toBe(404)
  expect(settled.status).toBe('fulfilled')
})

test('an answer that names another issuer is refused [RFC 9207]', async () => {
  const settled = await signInWith(async (url) => {
    const state = url.searchParams.get('state') ?? ''
    await fetch(callbackOf(url, { code: 'c', state, iss: 'https://mallory.example' }))
  })
  expect(settled).toMatchObject({ status: 'rejected', reason: { name: 'CommandError' } })
})

test('the provider’s message of a refusal is shown, without control characters for the terminal', async () => {
  const settled = await signInWith(async (url) => {
    const state = url.searchParams.get('state') ?? ''
    const description = '\u001b[2Jnot you'
    const refusal = { error: 'access_denied', error_description: description, iss: issuer, state }
    await fetch(callbackOf(url, refusal))
  })
  const message = 'The sign-in failed: access_denied: [2Jnot you.'
  expect(settled).toMatchObject({ status: 'rejected', reason: { name: 'CommandError', message } })
})

test('the script stops waiting after the given time', async () => {
  const settled = await signInWith(async () => {}, 1)
  const message = 'Nobody signed in within 0.001 s.'
  expect(settled).toMatchObject({ status: 'rejected', reason: { name: 'CommandError', message } })
})
