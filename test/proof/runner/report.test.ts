import { expect, test } from 'vitest'
import type { Outcome, Verdict } from './outcome.ts'
import { report, spaced, summary } from './report.ts'

const work = { unit: 'token attempts', count: 50_000 }
const holds = outcome({ ...work, state: 'holds', figure: '512 rounds, none too late' })
const broken = outcome({ ...work, state: 'broken', failure: 'a token\n  too late' })
const failed = outcome({ state: 'failed', failure: 'It hung, and was killed.' })

function outcome(verdict: Verdict): Outcome {
  const task = { part: 'races', seed: 1234, amount: 'gate' } as const
  return { task, verdict, output: verdict.state === 'holds' ? 'chatter' : 'a log\n', seconds: 86.6 }
}

test('a part that holds is one line', () => {
  expect(report(holds)).toMatch(
    /^ok {3}races +50 000 token attempts {2}512 rounds, none too late {2}seed 1234 {2}87 s$/,
  )
})

test('a part that does not hold shows what broke, its output, and how to replay it', () => {
  const [first, ...rest] = report(broken).split('\n')
  expect(first).toMatch(/^RED {2}races +50 000 token attempts {2}seed 1234 {2}87 s$/)
  expect(rest).toEqual([
    '  a token',
    '    too late',
    '  Its output:',
    '  a log',
    '  to replay it: npm run test:proof -- races --seed 1234 --count 50000',
  ])
})

test('a part that failed is replayed with the same arguments', () => {
  expect(report(failed)).toMatch(/races --seed 1234$/)
  const soaked: Outcome = { ...failed, task: { ...failed.task, amount: 'soak' } }
  expect(report(soaked)).toMatch(/races --seed 1234 --soak$/)
})

test('the summary counts the parts that hold and that do not, without those that were cut off', () => {
  const outcomes = [holds, holds, broken, failed, outcome({ state: 'cut off' })]
  expect(summary(outcomes)).toBe('2 parts hold, 2 do not')
  expect(summary([holds, broken])).toBe('1 part holds, 1 does not')
})

test('a number has a space before every three digits', () => {
  expect([7, 500, 5_000, 100_000, 1_234_567].map(spaced)).toEqual([
    '7',
    '500',
    '5 000',
    '100 000',
    '1 234 567',
  ])
})
