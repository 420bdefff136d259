import { expect, test } from 'vitest'
import { routedOperations } from '../../../shared/operations/index.ts'
import { OPERATIONS } from './support/operations.ts'

/** The attack: an operation that no test calls as a stranger, or on somebody else's owner. */
test("every administrator's operation is tried by callers who may not call it", () => {
  const ofAdministrators = routedOperations.filter(({ caller }) => caller === 'administrator')
  expect(OPERATIONS.map(({ id }) => id).toSorted()).toEqual(
    ofAdministrators.map(({ id }) => id).toSorted(),
  )
})
