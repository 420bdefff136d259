import { User } from 'oidc-client-ts'
import { expect, test } from 'vitest'
import { subjectOf } from '../../../../console/session/subject.ts'

function userWith(accessToken: string): User {
  const profile = { sub: 'of-the-console', iss: '', aud: '', exp: 0, iat: 0 }
  return new User({ access_token: accessToken, token_type: 'Bearer', profile })
}

function tokenWith(claims: object): string {
  return `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`
}

test('A user is who the access token says, as for the API', () => {
  expect(subjectOf(userWith(tokenWith({ sub: 'of-the-api' })))).toBe('of-the-api')
  expect(subjectOf(userWith(tokenWith({ sub: 'Zoë>>??' })))).toBe('Zoë>>??')
})

test('If the access token is not a JWT or has no `sub`, the ID token says who the user is', () => {
  for (const token of ['opaque', '', 'a.b.c', tokenWith({}), tokenWith({ sub: 1 })]) {
    expect(subjectOf(userWith(token)), token).toBe('of-the-console')
  }
})
