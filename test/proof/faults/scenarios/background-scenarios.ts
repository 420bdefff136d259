import { PARTITION } from '../../../../shared/aws/table/table-shape.ts'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { TABLE_NAME } from '../../../in-memory/product/settings.ts'
import { CleanupRun } from '../scenario-runs/cleanup-run.ts'
import { type KeyChanges, KeyRotationRun, kidsIn } from '../scenario-runs/key-rotation-run.ts'
import type { SavedTables, TestBed } from '../test-bed.ts'
import { AGAIN, BELOW, type Fixture, GONE, OLD } from './fixture.ts'
import type { Scenario } from './scenario.ts'

const DAY_SECONDS = 86_400

/**
 * Functions that the stream or the schedule starts.
 *
 * @param small tables with one closed owner: the reconciliation reads all of them
 */
export function backgroundScenarios(fixture: Fixture, small: SavedTables): readonly Scenario[] {
  return [
    sweep('of an account', fixture, OLD, [OLD.id, BELOW.id]),
    sweep('of an environment', fixture, GONE, [GONE.id]),
    sweep('of an earlier incarnation', fixture, AGAIN, [AGAIN.id]),
    {
      ...sweep('of a swept owner', fixture, GONE, [GONE.id]),
      async prepare({ product }) {
        await product.sweep([fixture.closeRecord(GONE)])
      },
    },
    {
      operation: 'reconcile-orphans',
      name: 'of all orphans',
      isExclusive: true,
      prepare: (testBed) => testBed.reset(small),
      start: (testBed) =>
        new CleanupRun(testBed, { owners: undefined, run: async () => await reconcile(testBed) }),
    },
    rotation('without a key', fixture, { created: 1, retired: 0 }, removeKeys),
    rotation('with a new key', fixture, { created: 0, retired: 0 }, async () => {}),
    rotation('with an old key', fixture, { created: 1, retired: 0 }, async (testBed) =>
      testBed.forward(28 * DAY_SECONDS),
    ),
    rotation('with an expired key', fixture, { created: 0, retired: 1 }, async (testBed) => {
      testBed.forward(28 * DAY_SECONDS)
      await testBed.product.rotateSigningKey()
      testBed.forward(4 * DAY_SECONDS)
    }),
    rotation(
      'with an old and an expired key',
      fixture,
      { created: 1, retired: 1 },
      async (testBed) => {
        testBed.forward(28 * DAY_SECONDS)
        await testBed.product.rotateSigningKey()
        testBed.forward(30 * DAY_SECONDS)
      },
    ),
  ]
}

function sweep(
  name: string,
  fixture: Fixture,
  closed: OwnerRef,
  owners: readonly string[],
): Scenario {
  const record = fixture.closeRecord(closed)
  return {
    operation: 'sweep-closed-owner',
    name,
    start: (testBed) =>
      new CleanupRun(testBed, {
        owners,
        async run() {
          const { batchItemFailures } = await testBed.product.sweep([record])
          return batchItemFailures.length === 0
        },
      }),
  }
}

async function reconcile({ product }: TestBed): Promise<boolean> {
  try {
    await product.reconcile()
    return true
  } catch {
    return false
  }
}

function rotation(
  name: string,
  fixture: Fixture,
  changes: KeyChanges,
  prepare: NonNullable<Scenario['prepare']>,
): Scenario {
  return {
    operation: 'rotate-signing-key',
    name,
    isExclusive: true,
    prepare,
    start: (testBed) => new KeyRotationRun(testBed, fixture.secret('used'), changes),
  }
}

async function removeKeys(testBed: TestBed): Promise<void> {
  for (const sk of kidsIn(testBed)) {
    testBed.aws.memory.call('DeleteItemCommand', {
      TableName: TABLE_NAME,
      Key: { pk: PARTITION.signingKeys, sk },
    })
  }
}
