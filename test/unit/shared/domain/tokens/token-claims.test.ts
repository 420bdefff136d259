import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { signCompactJws } from '../../../../../shared/domain/tokens/compact-jws.ts'
import { SCOPE_CATALOGUE } from '../../../../../shared/domain/tokens/scope-catalogue.ts'
import { tokenClaims } from '../../../../../shared/domain/tokens/token-claims.ts'
import { aKeypair, anAccount, anEnvironment, NOW } from '../../../support/domain-values.ts'

const settings = {
  issuer: 'https://keys.example',
  audience: 'https://api.example',
  tokenLifetimeSeconds: 900,
}
const account = anAccount()
const environment = anEnvironment(account)
const keypair = aKeypair({ owner: { type: 'environment', id: environment.id } })

const claimsAt = (now: Date) =>
  tokenClaims(settings, keypair, { owner: environment, account }, ['a', 'b'], now)

test('a token has the issuer, audience, times, scopes and owner, and no more [AT-02] [AT-03] [AT-07]', () => {
  const { jti, ...claims } = claimsAt(NOW)
  expect(claims).toEqual({
    iss: settings.issuer,
    sub: keypair.keyId,
    client_id: keypair.keyId,
    aud: settings.audience,
    iat: NOW.getTime() / 1000,
    exp: NOW.getTime() / 1000 + 900,
    scope: 'a b',
    owner: { type: 'environment', id: environment.id, accountId: account.id },
  })
  expect(jti).toMatch(/^[A-Za-z0-9]{22}$/)
})

test('the owner in a token of an account is the account itself', () => {
  const claims = tokenClaims(settings, keypair, { owner: account, account }, ['a'], NOW)
  expect(claims.owner).toEqual({ type: 'account', id: account.id, accountId: account.id })
})

test.each([0, 1, 499, 500, 999])(
  'a token issued %i ms after the full second is not from the future, and lasts exactly its lifetime [R-03]',
  (milliseconds) => {
    const now = new Date(NOW.getTime() + milliseconds)
    const { iat, exp } = claimsAt(now)
    expect(Number.isInteger(iat)).toBe(true)
    expect(iat * 1000).toBeLessThanOrEqual(now.getTime())
    expect(exp - iat).toBe(900)
  },
)

/** HTTP APIs accept 10 240 bytes of headers in total: nobody could use a longer token. */
test('a token has at most 4 KiB, even with every scope and with the longest ids, issuer and audience [R-04]', () => {
  const longest = {
    issuer: `https://${'a'.repeat(253)}`,
    audience: 'a'.repeat(256),
    tokenLifetimeSeconds: 3600,
  }
  const above = anAccount({ id: 'a'.repeat(64) })
  const below = anEnvironment(above, { id: 'e'.repeat(64) })
  const scopes = SCOPE_CATALOGUE.map(({ name }) => name)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const claims = tokenClaims(longest, keypair, { owner: below, account: above }, scopes, NOW)
  const token = signCompactJws({ typ: 'at+jwt', kid: 'k'.repeat(43) }, claims, privateKey)
  expect(token.length).toBeLessThanOrEqual(4_096)
})

test('every token has a unique id [AT-06]', () => {
  const ids = Array.from({ length: 10_000 }, () => claimsAt(NOW).jti)
  expect(new Set(ids).size).toBe(ids.length)
})
