import assert from 'node:assert/strict'
import { operations } from '../../../shared/operations/index.ts'
import { backgroundWays } from './background-ways.ts'
import { Furniture } from './furniture.ts'
import { keypairWays } from './keypair-ways.ts'
import { OWNER_WAYS } from './owner-ways.ts'
import type { Stage } from './stage.ts'
import { tokenWays } from './token-ways.ts'
import type { Way } from './way.ts'

/**
 * Furnishes the world, and tells every way through every operation of the catalogue.
 *
 * @throws {AssertionError} when an operation has none
 */
export async function waysThrough(stage: Stage): Promise<readonly Way[]> {
  const little = await Furniture.little(stage)
  const furniture = await Furniture.into(stage)
  const ways = [
    ...OWNER_WAYS,
    ...keypairWays(furniture),
    ...tokenWays(furniture),
    ...backgroundWays(furniture, little),
  ]
  assert.deepEqual(
    [...new Set(ways.map(({ operation }) => operation))].sort(),
    operations.map(({ id }) => id).sort(),
    'there is a way through each operation',
  )
  return ways
}
