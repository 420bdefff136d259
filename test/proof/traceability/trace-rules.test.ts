import { expect, test } from 'vitest'
import { rulesOf } from './security-page.ts'
import { faultsOfRules } from './trace-rules.ts'

const PAGE = `## The rules

### Rule 1: No oracle

The same bytes. Guarded by [a test](../test/integration/oracle.test.ts).

## Another section

[not a guard](../test/other.test.ts)
`
const rules = rulesOf(PAGE)
const GUARD = 'test/integration/oracle.test.ts'
const BREAK = 'test/proof/breaks/1-no-oracle.patch'

test('a rule has its number, its title and the tests that its section names', () => {
  expect(rules).toEqual([{ number: 1, title: 'No oracle', guards: [GUARD] }])
})

test('a rule with a guard and a break has no fault', () => {
  expect(faultsOfRules({ rules, files: new Set([GUARD, BREAK]) })).toEqual([])
})

test.each([
  ['whose guard does not exist', rules, [BREAK], `Rule 1 names ${GUARD}, which does not exist.`],
  ['without a break', rules, [GUARD], `There is no ${BREAK}.`],
  [
    'without a guard',
    [{ number: 1, title: 'No oracle', guards: [] }],
    [BREAK],
    'Rule 1 names no test that guards it.',
  ],
  ['that the page lacks', [], [BREAK], `${BREAK} breaks no rule of docs/security.md.`],
])('a rule %s is a fault', (_, some, files, fault) => {
  expect(faultsOfRules({ rules: some, files: new Set(files) })).toEqual([fault])
})
