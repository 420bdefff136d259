import { expect, test } from 'vitest'
import { checkGroups, checkSurvivors } from './check.ts'
import { type Mutant, mutantsIn } from './report.ts'
import { groupOfFile, groupsIn } from './scope.ts'
import { survivorsIn } from './survivors.ts'

const SOURCE = `function open(owner) {
  return owner !== undefined &&
    owner.isOpen
}`

function report(source: string, line: number, status: string): unknown {
  const location = { start: { line, column: 10 }, end: { line: line + 1, column: 17 } }
  const mutants = [{ id: '1', location, mutatorName: 'Boolean', replacement: 'true', status }]
  return { schemaVersion: '1.0', files: { 'open.ts': { language: 'typescript', source, mutants } } }
}

function mutants(file: string, noticed: number, survivors: number): readonly Mutant[] {
  return Array.from({ length: noticed + survivors }, (_, index) => ({
    file,
    words: `${file}: ${index}`,
    isNoticed: index < noticed,
  }))
}

function wordsOf(some: readonly Mutant[]): readonly string[] {
  return some.filter(({ isNoticed }) => !isNoticed).map(({ words }) => words)
}

test('the words of a mutant do not contain its line number', () => {
  const [mutant] = mutantsIn(report(SOURCE, 2, 'Survived'), ['open.ts'])
  expect(mutant?.words).toBe('open.ts: owner !== undefined && owner.isOpen → true')
  expect(mutantsIn(report(`\n${SOURCE}`, 3, 'Survived'), ['open.ts'])).toEqual([mutant])
})

test.each([
  ['Killed', true],
  ['Timeout', true],
  ['Survived', false],
  ['NoCoverage', false],
])('a mutant that is %s is noticed: %s', (status, isNoticed) => {
  expect(mutantsIn(report(SOURCE, 2, status), ['open.ts'])).toMatchObject([{ isNoticed }])
})

test('a mutant that was not run is an error', () => {
  expect(() => mutantsIn(report(SOURCE, 2, 'Pending'), ['open.ts'])).toThrow(/Pending$/)
})

test('a file that is no longer in the scope does not count', () => {
  expect(mutantsIn(report(SOURCE, 2, 'Survived'), ['shut.ts'])).toEqual([])
})

test('each group needs 85 % of its own mutants, whatever the other groups have', () => {
  const groups = new Map([
    ['a.ts', 'token'],
    ['b.ts', 'token'],
    ['c.ts', 'sweep'],
  ])
  const good = [...mutants('a.ts', 10, 3), ...mutants('b.ts', 7, 0), ...mutants('c.ts', 4, 0)]
  expect(checkGroups(good, groups, wordsOf(good))).toEqual({
    faults: [],
    figure: '24 mutants, noticed token 85.0 %, sweep 100.0 %',
  })
  const low = [...mutants('a.ts', 99, 0), ...mutants('c.ts', 5, 1)]
  expect(checkGroups(low, groups, wordsOf(low)).faults).toEqual([
    'too few are noticed: sweep 83.3 %',
  ])
  const none = mutants('a.ts', 1, 0)
  expect(checkGroups(none, groups, []).faults).toEqual(['too few are noticed: sweep NaN %'])
})

test('a survivor needs a reason, and a reason needs its survivor', () => {
  const some = mutants('a.ts', 1, 2)
  expect(checkSurvivors(some, ['a.ts: 1', 'a.ts: 2'])).toEqual([])
  expect(checkSurvivors(some, ['a.ts: 0', 'a.ts: 1'])).toEqual([
    'survives without a reason: a.ts: 2',
    'has a reason and does not survive: a.ts: 0',
  ])
})

test('a survivor that is there twice is listed twice', () => {
  const survivor = { file: 'a.ts', words: 'a.ts: 1', isNoticed: false }
  const twice = [survivor, survivor]
  expect(checkSurvivors(twice, ['a.ts: 1', 'a.ts: 1'])).toEqual([])
  expect(checkSurvivors(twice, ['a.ts: 1'])).toHaveLength(1)
  expect(checkSurvivors([survivor], ['a.ts: 1', 'a.ts: 1'])).toHaveLength(1)
})

test('a reason stands for all lines below it, up to an empty one', () => {
  expect(survivorsIn('# Nobody looks.\na\nb\n\n# Nobody waits.\nc\n')).toEqual(['a', 'b', 'c'])
  expect(() => survivorsIn('# Nobody looks.\na\n\nb\n')).toThrow('gives no reason for: b')
})

test('every pattern of the scope has a file, and a pattern without one is refused', () => {
  expect(new Set(groupOfFile().values()).size).toBe(4)
  expect(() => groupsIn({ token: ['shared/domain/tokens/no-such-file.ts'] })).toThrow(
    'no file is shared/domain/tokens/no-such-file.ts',
  )
  expect(() => groupsIn({ token: ['shared/domain/tokens/{scopes,no-such-file}.ts'] })).toThrow(
    'no file is shared/domain/tokens/no-such-file.ts',
  )
})
