import assert from 'node:assert/strict'
import type { Observed } from './observed.ts'
import type { Step } from './step.ts'

/** @throws {AssertionError} where the product has answered something else than the model does */
export function expectAnswer(expected: Step, observed: Observed): void {
  assert.equal(
    `${observed.status} ${observed.code ?? ''}`,
    `${expected.status} ${expected.code ?? ''}`,
  )
  if (expected.tells !== undefined) assert.deepEqual(observed.tells, expected.tells)
}
