import assert from 'node:assert/strict'
import type { Observed } from './observed.ts'
import type { Step } from './step.ts'

/** @throws {AssertionError} when the product's answer differs from the model's */
export function expectAnswer(expected: Step, observed: Observed): void {
  assert.equal(
    `${observed.status} ${observed.code ?? ''}`,
    `${expected.status} ${expected.code ?? ''}`,
  )
  if (expected.result !== undefined) assert.deepEqual(observed.result, expected.result)
}
