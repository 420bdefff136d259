import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BoundedMemory } from '../../../../shared/aws/bounded-memory.ts'

describe('a bounded memory', () => {
  test('recalls a value as it was stored', () => {
    const memory = new BoundedMemory<number>(2)
    memory.remember('a', 1)
    expect([memory.recall('a'), memory.recall('b')]).toEqual([1, undefined])
  })

  test('has a limit: it forgets the least recently used value first', () => {
    const memory = new BoundedMemory<number>(2)
    memory.remember('a', 1)
    memory.remember('b', 2)
    memory.recall('a')
    memory.remember('c', 3)
    expect(['a', 'b', 'c'].map((name) => memory.recall(name))).toEqual([1, undefined, 3])
  })

  test('replaces a value that is stored again, and forgets no other one', () => {
    const memory = new BoundedMemory<number>(2)
    memory.remember('a', 1)
    memory.remember('b', 2)
    memory.remember('a', 3)
    expect(['a', 'b'].map((name) => memory.recall(name))).toEqual([3, 2])
  })

  test('never holds more than its limit, and always holds the newest values', () => {
    const names = fc.array(fc.string({ maxLength: 2 }), { maxLength: 60 })
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 8 }), (remembered, sizeMax) => {
        const memory = new BoundedMemory<string>(sizeMax)
        for (const name of remembered) memory.remember(name, name)
        const distinct = [...new Set(remembered.toReversed())]
        const expected = distinct.map((name, place) => (place < sizeMax ? name : undefined))
        expect(
          distinct
            .toReversed()
            .map((name) => memory.recall(name))
            .toReversed(),
        ).toEqual(expected)
      }),
    )
  })
})
