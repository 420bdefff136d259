import { expect, test } from 'vitest'
import { CommandError } from '../../../command-line/command-error.ts'
import { proofArguments, soakArguments } from './arguments.ts'
import { GATE_PART_NAMES, PART_NAMES } from './parts.ts'

test('without arguments, every part of the gate runs at the count of the gate, with a drawn seed', () => {
  expect(proofArguments([])).toEqual({ parts: GATE_PART_NAMES, seed: undefined, amount: 'gate' })
})

test('mutation is not a part of the gate: it runs in the soak, or when it is named', () => {
  expect(PART_NAMES.filter((name) => !GATE_PART_NAMES.includes(name))).toEqual(['mutation'])
  expect(proofArguments(['mutation'])).toMatchObject({ parts: ['mutation'], amount: 'gate' })
  expect(proofArguments(['--soak']).parts).toEqual(PART_NAMES)
  expect(soakArguments(['2h']).parts).toContain('mutation')
})

test('parts, a seed and a count can be given', () => {
  const words = ['traceability', '--seed', '7', '--count', '12']
  expect(proofArguments(words)).toEqual({ parts: ['traceability'], seed: 7, amount: 12 })
  expect(proofArguments(['--soak', '--seed=0'])).toMatchObject({ seed: 0, amount: 'soak' })
})

test.each([
  ['2h', 7200],
  ['30m', 1800],
  ['90s', 90],
])('a soak of %s takes %d seconds', (duration, seconds) => {
  expect(soakArguments([duration])).toEqual({ seconds, parts: PART_NAMES })
})

test.each([
  [['race'], /'race'.*traceability/],
  [['--seed', '-1'], /--seed/],
  [['--seed', '2147483648'], /--seed/],
  [['--seed', 'luck'], /'luck' is not/],
  [['--count', '0'], /--count/],
  [['--count', '7', '--soak'], /not both/],
  [['--sed', '7'], /--sed/],
])('%j fails with one clear message', (words, sentence) => {
  expectOneSentence(() => proofArguments(words), sentence)
})

test.each([
  [[], /needs a duration/],
  [['2'], /'2' is not/],
  [['0s'], /'0s' is not/],
  [['forever'], /'forever' is not/],
  [['2h', 'race'], /'race'/],
  [['2h', '--seed', '7'], /--seed/],
])('a soak of %j fails with one clear message', (words, sentence) => {
  expectOneSentence(() => soakArguments(words), sentence)
})

function expectOneSentence(parse: () => unknown, sentence: RegExp): void {
  expect(parse).toThrow(CommandError)
  expect(parse).toThrow(sentence)
  expect(parse).toThrow(/^[^\n]+\.$/)
}
