import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { warmFunctions } from '../../local/lambda/functions.ts'
import { lambdaContext } from '../../local/lambda/lambda-context.ts'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import { freshId, TestStack } from '../local-stack/test-stack.ts'
import { type Line, printedWhile } from '../support/printed-lines.ts'
import { deletionOf, deliverToSweep, reconcile } from './support/background.ts'
import { deleteItem, putItem, type TableItem } from './support/table.ts'

// Set before the functions are loaded, because they remember it.
vi.hoisted(() => {
  Object.assign(process.env, {
    POWERTOOLS_METRICS_DISABLED: 'false',
    POWERTOOLS_LOG_LEVEL: 'INFO',
  })
})

const DAY_SECONDS = 24 * 60 * 60

let product: TestStack
let left: readonly TableItem[] = []

beforeAll(async () => {
  await printedWhile(async () => {
    product = await TestStack.start()
  })
})

afterEach(async () => {
  vi.useRealTimers()
  product.kms.recover()
  for (const item of left) await deleteItem(product, item)
  left = []
})

afterAll(async () => {
  await product.stop()
})

/** Leftovers of a closed account for which no event arrived: one item that can be removed, or not. */
async function leftBy(account: OwnerRef, sk: string): Promise<void> {
  const item = { pk: `ACCOUNT#${account.id}`, sk, incarnation: 'closed' }
  left = [...left, item]
  await putItem(product, item)
}

async function threeClosed() {
  const swept: OwnerRef = { type: 'account', id: freshId('account') }
  const poisoned: OwnerRef = { type: 'account', id: freshId('account') }
  await leftBy(swept, 'KEYPAIR#one')
  await leftBy(swept, 'KEYPAIR#two')
  await leftBy(poisoned, 'NOBODY-KNOWS')
  await leftBy({ type: 'account', id: freshId('account') }, 'KEYPAIR#three')
  return { swept, poisoned }
}

function countsIn(metrics: readonly Line[]) {
  return metrics.map(({ _aws, service, ...counts }) => counts)
}

test('the sweep reports each batch in one log line: what it removed and which owners it could not sweep', async () => {
  const { swept, poisoned } = await threeClosed()
  const { metrics, log } = await printedWhile(async () => {
    const { batchItemFailures } = await deliverToSweep(deletionOf(swept), deletionOf(poisoned))
    expect(batchItemFailures).toHaveLength(1)
  })
  expect(countsIn(metrics)).toEqual([
    { operation: 'sweep-closed-owner', ItemsSwept: 2, SweepFailures: 1 },
  ])
  // The reason, down to the item, so that a person can look at it.
  expect(log).toContainEqual(
    expect.objectContaining({
      message: 'failed',
      operation: 'sweep-closed-owner',
      error: expect.objectContaining({
        errors: [expect.objectContaining({ message: expect.stringContaining('NOBODY-KNOWS') })],
      }),
    }),
  )
})

test('the daily reconciliation reports what it removed, even on a day when it fails', async () => {
  const { poisoned } = await threeClosed()
  const failing = await printedWhile(() => expect(reconcile()).rejects.toThrow())
  expect(countsIn(failing.metrics)).toEqual([
    { operation: 'reconcile-orphans', ItemsSwept: 3, SweepFailures: 1 },
  ])

  await deleteItem(product, { pk: `ACCOUNT#${poisoned.id}`, sk: 'NOBODY-KNOWS' })
  const clean = await printedWhile(reconcile)
  expect(countsIn(clean.metrics)).toEqual([
    { operation: 'reconcile-orphans', ItemsSwept: 0, SweepFailures: 0 },
  ])
})

test('the rotation reports how old the keys are, even when KMS makes no new one', async () => {
  const rotate = await warmFunctions.schedule('rotate-signing-key')
  const run = () => rotate({}, lambdaContext('rotate-signing-key', 60_000))
  const young = await printedWhile(run)
  expect(countsIn(young.metrics)).toEqual([
    { SigningKeyAge: expect.any(Number), CurrentSigningKeyAge: expect.any(Number) },
  ])
  expect(young.metrics[0]?.service).toBe('feedback-keys')
  expect(young.metrics[0]?.SigningKeyAge).toBeLessThan(DAY_SECONDS)

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 50 * DAY_SECONDS * 1000 })
  product.kms.failWith(() => ({ kind: 'error', status: 400, type: 'AccessDeniedException' }))
  const old = await printedWhile(() => expect(run()).rejects.toThrow())
  const [ages] = countsIn(old.metrics)
  for (const age of [ages?.SigningKeyAge, ages?.CurrentSigningKeyAge]) {
    expect(Math.floor(Number(age) / DAY_SECONDS)).toBe(50)
  }
})
