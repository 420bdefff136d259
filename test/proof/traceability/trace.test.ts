import { expect, test } from 'vitest'
import { type Sources, trace } from './trace.ts'

const tag = (id: string) => `[${id}]`
const carries = (...ids: string[]) => `test('a sentence ${ids.map(tag).join(' ')}', () => {})\n`
const sound: Sources = {
  rows: new Map([
    ['TE-01', 'POST only'],
    ['PK-01', 'a valid assertion authenticates'],
    ['RG-07', 'no token too late'],
  ]),
  tests: new Map([['test/one.test.ts', carries('TE-01')]]),
  parts: new Map([['races', ['RG-07']]]),
  partNames: ['races'],
  readme:
    '| id | asks for | why |\n|---|---|---|\n| PK-01 | an assertion | clients have secrets only |\n',
}

test('a row is carried by tests or by parts, or listed with its reason', () => {
  expect(trace(sound)).toEqual({
    rows: [
      { id: 'TE-01', asks: 'POST only', carriers: ['test/one.test.ts'], reason: undefined },
      {
        id: 'PK-01',
        asks: 'a valid assertion authenticates',
        carriers: [],
        reason: 'clients have secrets only',
      },
      { id: 'RG-07', asks: 'no token too late', carriers: ['races'], reason: undefined },
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
  ['neither carried nor listed', { tests: new Map() }, /^TE-01 .*no test, and not listed/],
  ['carried and listed', { readme: `${sound.readme}| TE-01 | x | why |\n` }, /^TE-01 is listed as/],
  ['listed twice', { readme: sound.readme.repeat(2) }, /^PK-01 is listed twice/],
  ['listed without a reason', { readme: '| PK-01 | x | |\n' }, /^PK-01 is listed without/],
  [
    'listed, and no row',
    { readme: `${sound.readme}| PK-99 | x | why |\n` },
    /^PK-99 is listed, and/,
  ],
  [
    'carried, and no row',
    { tests: new Map([['test/one.test.ts', carries('TE-01', 'TE-99')]]) },
    /^test\/one.test.ts carries TE-99, which is no row/,
  ],
  ['carried by no part that there is', { partNames: [] }, /^There is no part 'races'/],
])('a row that is %s is a fault', (_, change, fault) => {
  expect(trace({ ...sound, ...change }).faults).toEqual([expect.stringMatching(fault)])
})
