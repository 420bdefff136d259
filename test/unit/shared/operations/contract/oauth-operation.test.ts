import { expect, test } from 'vitest'
import { OAuthError } from '../../../../../shared/http/token/oauth-error.ts'
import { parseForm } from '../../../../../shared/http/token/parse-form.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import { tokenEvent } from '../../../support/token-event.ts'

const { form } = issueToken
const NAMES = [...Object.keys(form.parameters.shape), ...form.recognised]

test('the token endpoint reads only the parameters that its operation declares [TE-10]', () => {
  const body = [...NAMES, 'resource'].map((name) => `${name}=a`).join('&')
  const read = parseForm(tokenEvent({ body, isBase64Encoded: false }), form)
  expect([...read.keys()].toSorted()).toEqual(NAMES.toSorted())
})

test.each(NAMES)('%s must not be repeated: the operation declares it [TE-09]', (name) => {
  const event = tokenEvent({ body: `${name}=a&${name}=b`, isBase64Encoded: false })
  expect(() => parseForm(event, form)).toThrow(OAuthError)
})
