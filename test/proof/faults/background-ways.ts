import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'
import { AGAIN, BELOW, type Furniture, GONE, OLD } from './furniture.ts'
import { type KeyChanges, KeyRotationTrial, kidsIn } from './key-rotation-trial.ts'
import type { Kept, Stage } from './stage.ts'
import { SweepTrial } from './sweep-trial.ts'
import type { Way } from './way.ts'

const DAY_SECONDS = 86_400

/**
 * What nobody asks for: the stream and the clock do.
 *
 * @param little a world in which something was closed: walking all of it is not to take long
 */
export function backgroundWays(furniture: Furniture, little: Kept): readonly Way[] {
  return [
    sweep('of an account', furniture, OLD, [OLD.id, BELOW.id]),
    sweep('of an environment', furniture, GONE, [GONE.id]),
    sweep('of a former life', furniture, AGAIN, [AGAIN.id]),
    {
      ...sweep('of what was swept', furniture, GONE, [GONE.id]),
      async prepare({ product }) {
        await product.sweep([furniture.closing(GONE)])
      },
    },
    {
      operation: 'reconcile-orphans',
      name: 'of all that is left',
      isAlone: true,
      prepare: (stage) => stage.reset(little),
      begin: (stage) =>
        new SweepTrial(stage, { owners: undefined, run: async () => await reconcile(stage) }),
    },
    rotation('of no key', furniture, { created: 1, retired: 0 }, removeKeys),
    rotation('of a young key', furniture, { created: 0, retired: 0 }, async () => {}),
    rotation('of a key that grows old', furniture, { created: 1, retired: 0 }, async (stage) =>
      stage.forward(28 * DAY_SECONDS),
    ),
    rotation('of a key that is past', furniture, { created: 0, retired: 1 }, async (stage) => {
      stage.forward(28 * DAY_SECONDS)
      await stage.product.rotateSigningKey()
      stage.forward(4 * DAY_SECONDS)
    }),
    rotation(
      'of one that grows old and one that is past',
      furniture,
      { created: 1, retired: 1 },
      async (stage) => {
        stage.forward(28 * DAY_SECONDS)
        await stage.product.rotateSigningKey()
        stage.forward(30 * DAY_SECONDS)
      },
    ),
  ]
}

function sweep(
  name: string,
  furniture: Furniture,
  closed: OwnerRef,
  owners: readonly string[],
): Way {
  const record = furniture.closing(closed)
  return {
    operation: 'sweep-closed-owner',
    name,
    begin: (stage) =>
      new SweepTrial(stage, {
        owners,
        async run() {
          const { batchItemFailures } = await stage.product.sweep([record])
          return batchItemFailures.length === 0
        },
      }),
  }
}

async function reconcile({ product }: Stage): Promise<boolean> {
  try {
    await product.reconcile()
    return true
  } catch {
    return false
  }
}

function rotation(
  name: string,
  furniture: Furniture,
  changes: KeyChanges,
  prepare: NonNullable<Way['prepare']>,
): Way {
  return {
    operation: 'rotate-signing-key',
    name,
    isAlone: true,
    prepare,
    begin: (stage) => new KeyRotationTrial(stage, furniture.secret('used'), changes),
  }
}

async function removeKeys(stage: Stage): Promise<void> {
  for (const sk of kidsIn(stage)) {
    stage.aws.memory.call('DeleteItemCommand', {
      TableName: TABLE_NAME,
      Key: { pk: PARTITION.signingKeys, sk },
    })
  }
}
