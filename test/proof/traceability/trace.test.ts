import { expect, test } from 'vitest'
import { type Sources, trace } from './trace.ts'

const tag = (id: string) => `[${id}]`
const carries = (...ids: string[]) => `test('a sentence ${ids.map(tag).join(' ')}', () => {})\n`
const PAGE = [
  '## The checklist',
  '| id | what must hold | why no test carries it |',
  '|---|---|---|',
  '| TE-01 | POST only | |',
  '| PK-01 | A valid assertion authenticates | Clients have secrets only |',
  '| RG-07 | No token too late | |',
].join('\n')
const sound: Sources = {
  page: PAGE,
  tests: new Map([['test/one.test.ts', carries('TE-01')]]),
  parts: new Map([['races', ['RG-07']]]),
  partNames: ['races'],
}

test('tests or parts carry a row, or the page says why not', () => {
  expect(trace(sound)).toEqual({
    rows: [
      { id: 'TE-01', text: 'POST only', carriers: ['test/one.test.ts'], reason: undefined },
      {
        id: 'PK-01',
        text: 'A valid assertion authenticates',
        carriers: [],
        reason: 'Clients have secrets only',
      },
      { id: 'RG-07', text: 'No token too late', carriers: ['races'], reason: undefined },
    ],
    faults: [],
  })
})

test('a table of a test carries ids, and a comment does not', () => {
  const text = `// ${tag('RG-07')}\n/** ${tag('PK-01')} */\n{ what: 'all ${tag('TE-01')}' },\n`
  const tests = new Map([['test/one.test.ts', text]])
  expect(trace({ ...sound, tests }).rows.map(({ carriers }) => carriers)).toEqual([
    ['test/one.test.ts'],
    [],
    ['races'],
  ])
})

test.each<[string, Partial<Sources>, RegExp]>([
  ['no test carries', { tests: new Map() }, /^TE-01 .* is carried by no test/],
  [
    'a test carries although the page says why none does',
    { tests: new Map([['test/one.test.ts', carries('TE-01', 'PK-01')]]) },
    /^The page says why no test carries PK-01, and test\/one.test.ts carries it/,
  ],
  ['stands on the page twice', { page: `${PAGE}\n| TE-01 | POST only | |` }, /^TE-01 has two rows/],
  [
    'a test carries and the page does not have',
    { tests: new Map([['test/one.test.ts', carries('TE-01', 'TE-99')]]) },
    /^test\/one.test.ts carries TE-99, which is no row/,
  ],
  ['an unknown part carries', { partNames: [] }, /^There is no part 'races'/],
])('it is a fault when there is a row that %s', (_, change, fault) => {
  expect(trace({ ...sound, ...change }).faults).toEqual([expect.stringMatching(fault)])
})

test.each(['| TE-01 | POST only |', '|TE-01 | POST only | |'])('%s is no row', (line) => {
  expect(() => trace({ ...sound, page: line })).toThrow('This row lacks a column')
})
