import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBasic } from '../../shared/http/token/parse-basic.ts'
import { percentEncoded } from '../support/token-requests.ts'
import { formEncoded, runs, strangeText, wellFormedText } from './support/arbitraries.ts'

test('credentials are read from a Basic header as they were written, in every encoding [CA-02]', () => {
  const encoders = fc.constantFrom(encodeURIComponent, formEncoded, percentEncoded)
  fc.assert(
    fc.property(
      wellFormedText,
      wellFormedText,
      encoders,
      fc.boolean(),
      (id, secret, encode, padded) => {
        const token = Buffer.from(`${encode(id)}:${encode(secret)}`).toString('base64')
        const header = `Basic ${padded ? token : token.replace(/=+$/, '')}`
        expect(parseBasic(header)).toEqual({ username: id, password: secret })
      },
    ),
    runs(),
  )
})

test('no Basic header makes the parser throw, and none with an empty half passes [CA-03] [CA-04] [CA-05]', () => {
  const header = fc.oneof(
    strangeText,
    strangeText.map((text) => `Basic ${text}`),
    fc.uint8Array().map((bytes) => `Basic ${Buffer.from(bytes).toString('base64')}`),
    strangeText.map((text) => `Basic ${Buffer.from(text).toString('base64')}`),
  )
  fc.assert(
    fc.property(header, (text) => {
      const credentials = parseBasic(text)
      if (credentials === undefined) return
      expect(credentials.username).not.toBe('')
      expect(credentials.password).not.toBe('')
    }),
    runs(5_000),
  )
})

test('one credential has one base64 text: any other text for it is refused [CA-04]', () => {
  const place = fc.nat({ max: 200 })
  const intruder = fc.constantFrom('!', ' ', '\n', '-', '_', '=', ',', '%')
  fc.assert(
    fc.property(wellFormedText, wellFormedText, place, intruder, (id, secret, at, character) => {
      const token = Buffer.from(`${formEncoded(id)}:${formEncoded(secret)}`).toString('base64')
      const inside = at % token.replace(/=+$/, '').length
      const spoilt = token.slice(0, inside) + character + token.slice(inside)
      // Leading spaces belong to the header's grammar, not to the credential.
      fc.pre(!(inside === 0 && character === ' '))
      expect(parseBasic(`Basic ${spoilt}`)).toBeUndefined()
    }),
    runs(),
  )
})
