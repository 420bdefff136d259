import { expect, test } from 'vitest'
import { signingKeyAges } from '../../../../../shared/domain/tokens/signing-key-ages.ts'
import { at, NOW } from '../../../support/domain-values.ts'

const DAY = 24 * 60 * 60
const ISSUER = 'https://keys.example'

/** A key that was created three days before it began to sign. */
function key(kid: string, signsFromSeconds: number, issuer = ISSUER) {
  return { kid, issuer, createdAt: at(signsFromSeconds - 3 * DAY), signsFrom: at(signsFromSeconds) }
}

test('the age of the signing key counts from its first use, that of the oldest key from its creation', () => {
  const keys = [key('next', DAY), key('retiring', -31 * DAY), key('current', -DAY)]
  expect(signingKeyAges(keys, ISSUER, NOW)).toEqual({
    oldestSeconds: 34 * DAY,
    currentSeconds: DAY,
  })
})

test('only the keys of the issuer count', () => {
  const keys = [key('former', -90 * DAY, 'https://former.example'), key('current', -DAY)]
  expect(signingKeyAges(keys, ISSUER, NOW)).toEqual({
    oldestSeconds: 4 * DAY,
    currentSeconds: DAY,
  })
})

test('without a key that signs there is no age', () => {
  expect(signingKeyAges([], ISSUER, NOW)).toBeUndefined()
  expect(signingKeyAges([key('next', 1)], ISSUER, NOW)).toBeUndefined()
})
