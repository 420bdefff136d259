import { expect, test } from 'vitest'
import { parseForm } from '../../../../../shared/http/token/parse-form.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import { tokenEvent } from '../../../support/token-event.ts'

const FORM = 'application/x-www-form-urlencoded'

const scopeIn = (contentType: string) =>
  parseForm(
    tokenEvent({
      headers: { 'content-type': contentType },
      body: 'scope=a',
      isBase64Encoded: false,
    }),
    issueToken.form,
  ).get('scope')

test.each([
  FORM,
  FORM.toUpperCase(),
  `${FORM} `,
  `${FORM};charset=utf-8`,
  `${FORM};  charset=UTF-8`,
  `${FORM} ; charset="utf-8"`,
  `${FORM}; charset=utf-8  `,
])('%j is a form in UTF-8 [TE-02]', (contentType) => {
  expect(scopeIn(contentType)).toBe('a')
})

test.each([
  `x${FORM}`,
  `text/plain, ${FORM}`,
  `${FORM}2`,
  `${FORM};`,
  `${FORM}, text/plain`,
  `${FORM}; charset=utf-16`,
  `${FORM}; charset=utf-8; boundary=x`,
  `${FORM};xcharset=utf-8`,
  `${FORM}x; charset=utf-8`,
  `${FORM}; charset=utf-8x`,
  `${FORM}; charset="utf-8`,
  `${FORM}; charset=utf-8"`,
])('%j is not a form in UTF-8, and is refused [TE-02]', (contentType) => {
  expect(() => scopeIn(contentType)).toThrow('Content-Type must be')
})
