import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../local-stack/answer.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import {
  basic,
  basicOf,
  expectOAuthError,
  expectToken,
  GRANT,
  percentEncoded,
} from '../../support/token-requests.ts'

let product: TestStack
let keypair: CreatedKeypair
/** The Basic credentials without the scheme. */
let right: string

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
  right = basic(keypair).authorization.replace('Basic ', '')
})

afterAll(async () => {
  await product.stop()
})

async function send(authorization: string): Promise<Answer> {
  return await product.tokenRequest(GRANT, { authorization })
}

test('HTTP Basic authenticates a keypair [CA-01]', async () => {
  expectToken(await send(`Basic ${right}`))
})

test('Basic credentials work as they are, and with every octet form-encoded [CA-02]', async () => {
  const id = percentEncoded(keypair.keyId)
  const secret = percentEncoded(keypair.keySecret)
  expectToken(await send(basicOf(`${keypair.keyId}:${keypair.keySecret}`)))
  expectToken(await send(basicOf(`${id}:${secret}`)))
  expectToken(await send(basicOf(`${id.toLowerCase()}:${keypair.keySecret}`)))
})

test('each character of a key ID and of a key secret may be form-encoded [CA-02]', async () => {
  const { keyId, keySecret } = keypair
  for (const place of [0, 3, 4, keyId.length - 1]) {
    const id = keyId.slice(0, place) + percentEncoded(keyId.charAt(place)) + keyId.slice(place + 1)
    expectToken(await send(basicOf(`${id}:${keySecret}`)))
  }
  for (const place of [0, 3, 4, keySecret.length - 1]) {
    const encoded = percentEncoded(keySecret.charAt(place))
    const secret = keySecret.slice(0, place) + encoded + keySecret.slice(place + 1)
    expectToken(await send(basicOf(`${keyId}:${secret}`)))
  }
})

test.each([
  ['a broken escape', 'a%:b%'],
  ['an escape that is not UTF-8', 'a%FF:b'],
  ['octets that are not UTF-8', Buffer.from([0x61, 0xff, 0x3a, 0x62])],
  ['a null', 'a%00:b%00'],
])('undecodable credentials authenticate nobody: %s [CA-03]', async (_, userPass) => {
  expectOAuthError(await send(basicOf(userPass)), 401, 'invalid_client')
})

// A lenient base64 decoder accepts many texts for one credential. A deny-list or a cache sees a different
// one.
test.each([
  ['a trailing exclamation mark', (token: string) => `${token}!`],
  ['a space inside', (token: string) => `${token.slice(0, 8)} ${token.slice(8)}`],
  ['a tab inside', (token: string) => `${token.slice(0, 8)}\t${token.slice(8)}`],
  ['padding inside', (token: string) => `${token.slice(0, 8)}==${token.slice(8)}`],
  ['too much padding', (token: string) => `${token}====`],
  ['a second credential', (token: string) => `${token},Basic ${token}`],
  ['a parameter', (token: string) => `${token}, realm="x"`],
  ['the URL alphabet', () => Buffer.from('fbk_??>:~~~???').toString('base64url')],
])('base64 is read strictly: %s is refused [CA-04]', async (_, spoil) => {
  expectOAuthError(await send(`Basic ${spoil(right)}`), 401, 'invalid_client')
})

test('base64 may lack its padding, but the unused bits of its last character must be zero [CA-04]', async () => {
  // If one octet is left after groups of three, the last character has bits that encode nothing.
  const { keyId, keySecret } = keypair
  const encoded = `${keyId}:${keySecret}`
  const first = percentEncoded(keyId.charAt(0)) + encoded.slice(1)
  const both = percentEncoded(keyId.charAt(0)) + percentEncoded(keyId.charAt(1)) + encoded.slice(2)
  const texts = [encoded, first, both].filter((text) => text.length % 3 !== 0)
  expect(texts.length).toBeGreaterThan(0)
  for (const text of texts) {
    const bare = Buffer.from(text).toString('base64').replace(/=+$/, '')
    expectToken(await send(`Basic ${bare}`))
    const last = bare.charCodeAt(bare.length - 1)
    const loose = bare.slice(0, -1) + String.fromCharCode(last + 1)
    expect(Buffer.from(loose, 'base64').toString()).toBe(text)
    expectOAuthError(await send(`Basic ${loose}`), 401, 'invalid_client')
  }
})

test.each([
  ['the scheme alone', () => 'Basic'],
  ['nothing after the scheme', () => 'Basic '],
  ['no colon', () => basicOf('foo')],
  ['an empty key ID', (secret: string) => basicOf(`:${secret}`)],
  ['an empty key secret', (_: string, id: string) => basicOf(`${id}:`)],
  ['a colon alone', () => basicOf(':')],
  ['a third part', (secret: string, id: string) => basicOf(`${id}:${secret}:x`)],
  ['the halves exchanged', (secret: string, id: string) => basicOf(`${secret}:${id}`)],
  ['bare credentials', (secret: string, id: string) => `Basic ${id}:${secret}`],
  ['an empty header', () => ''],
])('malformed Basic authenticates nobody: %s [CA-05]', async (_, value) => {
  const answer = await send(value(keypair.keySecret, keypair.keyId))
  expectOAuthError(answer, 401, 'invalid_client')
})

test.each(['basic', 'BASIC', 'bAsIc'])('the scheme %s means Basic [CA-06]', async (scheme) => {
  expectToken(await send(`${scheme} ${right}`))
})

test('more than one space may follow the scheme [CA-06]', async () => {
  expectToken(await send(`Basic  ${right}`))
})

test.each(['Bearer', 'Digest', 'Negotiate', 'Basic2', 'NotBasic', 'Basic\u00A0'])(
  'the answer to the scheme %s asks for Basic [CA-06] [CA-12]',
  async (scheme) => {
    expectOAuthError(await send(`${scheme} ${right}`), 401, 'invalid_client')
  },
)
