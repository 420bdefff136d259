import { describe, expect, it } from 'vitest'
import { POOL, PROVIDER } from './identity-providers.ts'
import { refusalOf } from './refusal.ts'

describe('a parameter of signing in', () => {
  it.each([
    'client_id',
    'redirect_uri',
    'response_type',
    'response_mode',
    'scope',
    'state',
    'nonce',
  ])('%s is refused: the flow sets it itself', (name) => {
    const settings = { ...PROVIDER, signInParameters: [`${name}=x`] }
    expect(refusalOf(settings)).toContain('name=value, such as audience=')
  })
  it.each(['code_challenge', 'code_challenge_method', 'request', 'request_uri', 'client_secret'])(
    '%s is refused: it would weaken what the flow proves',
    (name) => {
      const settings = { ...PROVIDER, signInParameters: [`${name}=x`] }
      expect(refusalOf(settings)).toContain('name=value, such as audience=')
    },
  )
})

describe('a user pool that existed before', () => {
  it('can be used if the settings say where it issues its tokens, or if there is no console', () => {
    const identityOrigins = 'https://acme.auth.eu-west-1.amazoncognito.com'
    expect(refusalOf({ ...POOL, identityOrigins })).toBe('accepted')
    expect(refusalOf({ ...POOL, consoleClientId: undefined, console: false })).toBe('accepted')
  })
})
