// Few keys, so that calls affect each other; and some invalid keys.
import * as fc from 'fast-check'

export const TABLES = ['agreement', 'agreement-events'] as const

export const LARGE_PARTITION = 'USER#large'
export const PREFIXES = ['KEYPAIR#', 'OWNER', 'é', '\u{ffff}', '\u{10000}'] as const

export const tableName = fc.constantFrom(...TABLES)
export const partition = fc.constantFrom('ACCOUNT#a', 'ENVIRONMENT#b', 'USER#c')
const sortKey = fc.oneof(
  fc.constant('OWNER'),
  fc
    .tuple(fc.constantFrom(...PREFIXES), fc.constantFrom('', '1', '2', 'é', '\u{ffff}'))
    .map(([prefix, rest]) => prefix + rest),
)
export const key = fc.record({ pk: partition, sk: sortKey })

const invalidKey: fc.Arbitrary<unknown> = fc.constantFrom(
  { pk: 'ACCOUNT#a', sk: '' },
  { pk: 'ACCOUNT#a' },
  { pk: 'ACCOUNT#a', sk: 1 },
  { pk: 'ACCOUNT#a', sk: 'OWNER', more: 'x' },
  { pk: 'ACCOUNT#a', sk: 'x'.repeat(1025) },
  { pk: 'x'.repeat(2049), sk: 'OWNER' },
)
export const anyKey = fc.oneof({ weight: 60, arbitrary: key }, { weight: 1, arbitrary: invalidKey })
