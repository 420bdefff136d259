import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grantedScopes, SCOPE_TOKEN_PATTERN } from '../../shared/domain/tokens/scopes.ts'
import { OAuthError } from '../../shared/http/token/oauth-error.ts'
import { parseTokenRequest } from '../../shared/http/token/parse-token-request.ts'
import { issueToken } from '../../shared/operations/issue-token.ts'
import { percentEncoded } from '../support/token-requests.ts'
import { basicEvent } from '../unit/support/token-event.ts'
import { refusalOf, runs, strangeText } from './support/arbitraries.ts'

test('any scope is read as names of the grammar, or refused [SC-01]', () => {
  const keypair = { keyId: 'a', keySecret: 'b' }
  const name = fc.stringMatching(/^[\x21\x23-\x5B\x5D-\x7E]{1,20}$/)
  const scope = fc.oneof(
    strangeText,
    fc.array(name).map((names) => names.join(' ')),
  )
  fc.assert(
    fc.property(scope, (text) => {
      const body = `grant_type=client_credentials&scope=${percentEncoded(text.toWellFormed())}`
      const event = basicEvent(keypair, { body, isBase64Encoded: false })
      const refusal = refusalOf(OAuthError, () => {
        const { scopes } = parseTokenRequest(event, issueToken.form)
        expect(scopes?.join(' ') ?? '').toBe(text.toWellFormed())
        for (const token of scopes ?? []) expect(token).toMatch(SCOPE_TOKEN_PATTERN)
      })
      expect([undefined, 'invalid_scope']).toContain(refusal?.error)
    }),
    runs(),
  )
})

test('the granted scopes are never more than requested, more than allowed, or empty [SC-04] [SC-05] [SC-06]', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c', 'A', 'a:b', 'a:*', '*'))
  fc.assert(
    fc.property(fc.option(names, { nil: undefined }), names, (requested, requestable) => {
      const granted = grantedScopes(requested, requestable)
      const wanted = requested ?? requestable
      const mayBeHad = wanted.length > 0 && wanted.every((each) => requestable.includes(each))
      expect(granted && [...granted].toSorted()).toEqual(
        mayBeHad ? [...new Set(wanted)].toSorted() : undefined,
      )
    }),
    runs(),
  )
})
