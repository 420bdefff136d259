import { expect, test } from 'vitest'
import { placeIn } from '../../../../console/session/place.ts'

test('[TM-39] Signing in leads back to a place of the console, never to another origin', () => {
  expect(placeIn({ returnTo: '/accounts/acme/keypairs/fbk_1?x=1' })).toBe(
    '/accounts/acme/keypairs/fbk_1?x=1',
  )
  for (const returnTo of ['//evil.example', '/\\evil.example', 'https://evil.example', '', 1]) {
    expect(placeIn({ returnTo }), String(returnTo)).toBe('/')
  }
  for (const state of [undefined, null, 'x', []]) expect(placeIn(state)).toBe('/')
})
