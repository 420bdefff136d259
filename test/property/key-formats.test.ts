import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isKeyId, newKeyId } from '../../shared/domain/keypairs/key-id.ts'
import { hintOf, isKeySecret, newKeySecret } from '../../shared/domain/keypairs/key-secret.ts'
import { newSecretId, SECRET_ID_PATTERN } from '../../shared/domain/keypairs/secret-id.ts'
import { BASE32, BASE62, randomText } from '../../shared/domain/random-text.ts'
import { tokenClaims } from '../../shared/domain/tokens/token-claims.ts'
import { runs, strangeText } from './support/arbitraries.ts'

const MANY = 10_000

function manyOf<T>(make: () => T): readonly T[] {
  return Array.from({ length: MANY }, make)
}

test('10 000 key secrets are well-formed and all different [CA-16]', () => {
  const secrets = manyOf(newKeySecret)
  expect(new Set(secrets).size).toBe(MANY)
  expect(secrets.every(isKeySecret)).toBe(true)
  expect(secrets.filter((secret) => !/^fbs_[A-Za-z0-9]{43}[A-Za-z0-9]{6}$/.test(secret))).toEqual(
    [],
  )
})

test('10 000 key IDs are well-formed and all different', () => {
  const ids = manyOf(newKeyId)
  expect(new Set(ids).size).toBe(MANY)
  expect(ids.every(isKeyId)).toBe(true)
  expect(ids.filter((id) => !/^fbk_[A-Za-z0-9]{26}$/.test(id))).toEqual([])
})

test('neither a key ID nor a key secret changes when it is form-encoded [CA-02] [CA-16]', () => {
  for (const text of [...manyOf(newKeyId), ...manyOf(newKeySecret)]) {
    if (encodeURIComponent(text) !== text) expect.fail(`${text} needs escaping`)
  }
})

test('a key ID is never taken for a key secret, or a key secret for a key ID', () => {
  expect(manyOf(newKeyId).some(isKeySecret)).toBe(false)
  expect(manyOf(newKeySecret).some(isKeyId)).toBe(false)
})

// If a checksum misses a typing error, each costs an AWS call, and a secret scanner is less precise.
test('any change of one character of a key secret breaks its checksum [CA-16]', () => {
  for (const secret of Array.from({ length: 20 }, newKeySecret)) {
    for (let place = 0; place < secret.length; place += 1) {
      for (const other of BASE62) {
        if (other === secret.charAt(place)) continue
        const changed = secret.slice(0, place) + other + secret.slice(place + 1)
        if (isKeySecret(changed)) expect.fail(`${changed} passes for ${secret}`)
      }
    }
  }
})

test('exchanging any two neighbours breaks the checksum', () => {
  for (const secret of Array.from({ length: 1_000 }, newKeySecret)) {
    for (let place = 4; place + 1 < secret.length; place += 1) {
      const [a, b] = [secret.charAt(place), secret.charAt(place + 1)]
      if (a === b) continue
      const changed = secret.slice(0, place) + b + a + secret.slice(place + 2)
      if (isKeySecret(changed)) expect.fail(`${changed} passes for ${secret}`)
    }
  }
})

test('anything that is not a key secret is recognized', () => {
  const longer = fc.tuple(strangeText, strangeText).filter(([a, b]) => a + b !== '')
  fc.assert(
    fc.property(longer, ([before, after]) => {
      const text = before + newKeySecret() + after
      return !isKeySecret(text) && !isKeySecret(before + after) && !isKeyId(before + after)
    }),
    runs(),
  )
})

test('a hint is the end of its secret, and lies within the checksum', () => {
  for (const secret of manyOf(newKeySecret)) {
    if (secret.slice(-4) !== hintOf(secret)) expect.fail(secret)
  }
})

test('secret ids are well-formed', () => {
  expect(manyOf(newSecretId).every((id) => SECRET_ID_PATTERN.test(id))).toBe(true)
})

// If bytes did not divide evenly, some characters would be likelier and the entropy lower than stated.
test.each([
  ['base 62', BASE62],
  ['base 32', BASE32],
])('every character of %s is as likely as any other [CA-16]', (_, alphabet) => {
  const counts = new Map<string, number>()
  for (let drawn = 0; drawn < 20_000; drawn += 1) {
    for (const character of randomText(alphabet, alphabet.length)) {
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
  }
  expect([...counts.keys()].toSorted()).toEqual([...alphabet].toSorted())
  // Each is expected 20 000 times with a standard deviation of 141; seven deviations never happen.
  for (const count of counts.values()) expect(Math.abs(count - 20_000)).toBeLessThan(1_000)
})

test('a million token ids are all different [AT-06]', () => {
  const settings = {
    issuer: 'https://a.example',
    audience: 'https://b.example',
    tokenLifetimeSeconds: 60,
  }
  const account = {
    type: 'account',
    id: 'a',
    name: 'A',
    incarnation: 'i',
    registeredAt: new Date(0),
  } as const
  const keypair = {
    keyId: newKeyId(),
    owner: { type: 'account', id: 'a' },
    incarnation: 'i',
    version: 1,
    comment: null,
    scopes: [],
    enabled: true,
    createdAt: new Date(0),
    createdBy: 'ada',
    updatedAt: new Date(0),
    expiresAt: null,
    secrets: [],
  } as const
  const ids = new Set<string>()
  for (let made = 0; made < 1_000_000; made += 1) {
    ids.add(tokenClaims(settings, keypair, { owner: account, account }, [], new Date(0)).jti)
  }
  expect(ids.size).toBe(1_000_000)
})
