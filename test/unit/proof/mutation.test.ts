import { expect, test } from 'vitest'
import { draw } from '../../proof/mutation/draw.ts'
import { inWords, isWithin, type Mutant, nameOf, without } from '../../proof/mutation/mutant.ts'
import { missingFrom } from '../../proof/mutation/survivors.ts'

const SOURCE = `function open(owner) {
  return owner !== undefined &&
    owner.isOpen
}`

function mutant(line: number, column: number, endLine: number, endColumn: number): Mutant {
  const place = { start: { line, column }, end: { line: endLine, column: endColumn } }
  return { file: 'open.ts', place, kind: 'ConditionalExpression', replacement: 'true' }
}

const body = mutant(1, 22, 4, 2)
const condition = mutant(2, 10, 3, 17)
const left = mutant(2, 10, 2, 29)

test('a mutant is told in words that do not tell its line', () => {
  expect(inWords(condition, SOURCE)).toBe('open.ts: owner !== undefined && owner.isOpen → true')
  expect(inWords(left, SOURCE)).toBe('open.ts: owner !== undefined → true')
  const moved = mutant(3, 10, 3, 29)
  expect(inWords(moved, `\n${SOURCE}`)).toBe(inWords(left, SOURCE))
})

test('a place lies within another that begins no later and ends no earlier', () => {
  expect(isWithin(left.place, condition.place)).toBe(true)
  expect(isWithin(condition.place, body.place)).toBe(true)
  expect(isWithin(condition.place, left.place)).toBe(false)
  expect(isWithin(body.place, body.place)).toBe(true)
})

test('mutants are told apart by where they are, what they do, and in which file', () => {
  const names = [
    body,
    condition,
    left,
    { ...left, replacement: 'false' },
    { ...left, file: 'b.ts' },
  ]
  expect(new Set(names.map(nameOf)).size).toBe(names.length)
  expect(without([body, condition], [{ ...body }])).toEqual([condition])
})

test('what is drawn comes with all that lies in its place, and is the same for a seed', () => {
  const mutants = [body, condition, left]
  for (let seed = 0; seed < 20; seed += 1) {
    const drawn = draw(mutants, { seed, count: 1 })
    expect(drawn).toEqual(draw(mutants, { seed, count: 1 }))
    expect([1, 2, 3]).toContain(drawn.length)
    if (drawn.includes(body)) expect(drawn).toHaveLength(3)
  }
  expect(draw(mutants, { seed: 1, count: 0 })).toEqual([])
  expect(draw(mutants, { seed: 1, count: 10 })).toEqual(mutants)
})

test('a survivor that there is twice must be listed twice', () => {
  expect(missingFrom(['a'], ['a', 'a', 'b'])).toEqual(['a', 'b'])
  expect(missingFrom(['a', 'a'], ['a'])).toEqual([])
})
