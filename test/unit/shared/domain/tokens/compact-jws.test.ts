import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { compactVerify } from 'jose'
import { expect, test } from 'vitest'
import { signCompactJws } from '../../../../../shared/domain/tokens/compact-jws.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicKey = createPublicKey(privateKey)
const payload = { sub: 'fbk_1', text: 'naïve “—” 👍' }

test('two libraries verify a token with the key that signed it, and read its claims [AT-04]', async () => {
  const token = signCompactJws({ typ: 'at+jwt', kid: '1' }, payload, privateKey)
  const { payload: verified, protectedHeader } = await compactVerify(token, publicKey)
  expect(JSON.parse(new TextDecoder().decode(verified))).toEqual(payload)
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: '1' })

  const [header, body, signature = ''] = token.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', Buffer.from(`${header}.${body}`), key, bytes)).toBe(true)
})

test('its signature is r ‖ s in 64 bytes, with leading zeros, and not DER [AT-04]', () => {
  for (let round = 0; round < 500; round += 1) {
    const signature = signCompactJws({ kid: '1' }, { round }, privateKey).split('.')[2] ?? ''
    expect(Buffer.from(signature, 'base64url')).toHaveLength(64)
    expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/)
  }
})

test('a token with any changed part does not verify', async () => {
  const [header, body, signature] = signCompactJws({ kid: '1' }, payload, privateKey).split('.')
  const other = signCompactJws({ kid: '2' }, { sub: 'fbk_2' }, privateKey).split('.')
  for (const forged of [
    [other[0], body, signature],
    [header, other[1], signature],
    [header, body, other[2]],
  ]) {
    await expect(compactVerify(forged.join('.'), publicKey)).rejects.toThrow()
  }
})
