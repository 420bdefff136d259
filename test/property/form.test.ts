import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formDecode } from '../../shared/http/token/form-decode.ts'
import { OAuthError } from '../../shared/http/token/oauth-error.ts'
import { parseForm } from '../../shared/http/token/parse-form.ts'
import { issueToken } from '../../shared/operations/issue-token.ts'
import { percentEncoded } from '../support/token-requests.ts'
import { tokenEvent } from '../unit/support/token-event.ts'
import { formEncoded, refusalOf, runs, strangeText, wellFormedText } from './support/arbitraries.ts'

test('form decoding undoes form encoding, and never throws [TE-04] [TE-13]', () => {
  fc.assert(
    fc.property(wellFormedText, strangeText, (text, strange) => {
      expect(formDecode(formEncoded(text))).toBe(text)
      expect(formDecode(percentEncoded(text))).toBe(text)
      expect(formDecode(strange) ?? '').toEqual(expect.any(String))
    }),
    runs(),
  )
})

const NAMES = ['grant_type', 'scope', 'client_id', 'client_secret', 'client_assertion'] as const

test('a form is read as it was written, in any order and among unknown members [TE-10] [TE-13]', () => {
  const known = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), wellFormedText), {
    selector: ([name]) => name,
  })
  const strangers = fc.array(
    fc.tuple(
      wellFormedText.map((name) => `x-${name}`),
      wellFormedText,
    ),
    {
      maxLength: 20,
    },
  )
  fc.assert(
    fc.property(known, strangers, fc.boolean(), (pairs, others, isBase64Encoded) => {
      const text = new URLSearchParams([...others, ...pairs]).toString()
      const body = isBase64Encoded ? Buffer.from(text).toString('base64') : text
      fc.pre(text.length <= 8_192)
      const form = parseForm(tokenEvent({ body, isBase64Encoded }), issueToken.form)
      expect([...form].toSorted()).toEqual([...pairs].toSorted())
    }),
    runs(),
  )
})

test('any bytes are a form or one of our own errors [TE-03] [TE-04] [TE-14]', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    strangeText.map((text) => Buffer.from(text)),
  )
  fc.assert(
    fc.property(bytes, fc.boolean(), (body, isBase64Encoded) => {
      const text = Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'latin1')
      const event = tokenEvent({ body: text, isBase64Encoded })
      const refusal = refusalOf(OAuthError, () => parseForm(event, issueToken.form))
      expect([undefined, 400]).toContain(refusal?.status)
    }),
    runs(5_000),
  )
})
