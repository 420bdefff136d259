import { InMemoryWebStorage } from 'oidc-client-ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { userManager } from '../../../../console/session/user-manager.ts'

const HOUR_SECONDS = 60 * 60
const ISSUER = 'https://login.example.org'
const CONFIGURATION = {
  issuer: ISSUER,
  clientId: 'console',
  scope: 'openid keys/manage',
  signInParameters: {},
  apiUrl: 'https://keys.example.org',
  tokenUrl: 'https://keys.example.org/oauth2/token',
}

let storage: InMemoryWebStorage

beforeEach(() => {
  storage = new InMemoryWebStorage()
  vi.stubGlobal('location', { origin: 'https://keys.example.org' })
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('fetch', async () =>
    Response.json({ issuer: ISSUER, authorization_endpoint: `${ISSUER}/authorize` }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Begins a sign-in. Returns the address to which the page redirects. */
function signIn(signInParameters: Readonly<Record<string, string>> = {}): Promise<URL> {
  const { promise, resolve } = Promise.withResolvers<string>()
  vi.stubGlobal('window', {
    self: { location: { assign: resolve }, stop: () => undefined },
    addEventListener: () => undefined,
    crypto,
  })
  const manager = userManager({ ...CONFIGURATION, signInParameters })
  // It never settles, because nothing redirects back to the page.
  manager.signinRedirect().catch(() => undefined)
  return promise.then((url) => new URL(url))
}

/** How many sign-in states are left when somebody comes back after so many seconds. */
async function statesAfter(seconds: number): Promise<number> {
  await signIn()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
  await userManager(CONFIGURATION).clearStaleState()
  return storage.length
}

test('a sign-in may take most of a day, but not two days', async () => {
  expect(await statesAfter(23 * HOUR_SECONDS)).toBe(1)
  expect(await statesAfter(48 * HOUR_SECONDS)).toBe(0)
})

test('a provider that does not answer counts as unreachable after half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    const { promise, reject } = Promise.withResolvers<Response>()
    signal?.addEventListener('abort', () => reject(signal.reason))
    return promise
  })
  const settled = vi.fn()
  userManager(CONFIGURATION).metadataService.getTokenEndpoint().catch(settled)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(settled).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(settled).toHaveBeenCalledOnce()
})

test('a sign-in sends the provider’s own parameters beside those of the flow', async () => {
  const { searchParams } = await signIn({ audience: 'https://keys.example.org' })
  expect(Object.fromEntries(searchParams)).toMatchObject({
    audience: 'https://keys.example.org',
    client_id: 'console',
    code_challenge_method: 'S256',
    redirect_uri: 'https://keys.example.org/',
    response_type: 'code',
    scope: 'openid keys/manage',
  })
})
