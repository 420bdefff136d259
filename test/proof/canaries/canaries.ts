import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { MemoryKms } from '../../in-memory/aws/kms.ts'
import { openProduct } from '../../in-memory/product/open-product.ts'
import type { Assignment, Part } from '../runner/part.ts'
import { AccountRun } from './account-run.ts'
import { CanarySet } from './canary-set.ts'
import { captureOutput } from './captured-output.ts'
import { captureRequests } from './captured-requests.ts'
import { FaultInjector } from './injected-faults.ts'
import { Detector } from './leak-search/detector.ts'
import { Evidence } from './leak-search/evidence.ts'
import { LeakSearch } from './leak-search/leak-search.ts'
import { PLANTED_LEAKS } from './planted-leaks.ts'
import { type RandomRun, randomRun } from './random-run.ts'
import { Sinks } from './sinks.ts'
import { checkDigests } from './stored-digests.ts'
import { WatchedProduct } from './watched-product.ts'

const LOUD = { POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' }
const KEY_BYTES = 32
const MEGABYTE = 1e6

/**
 * Sends unique secrets through every operation and fault, and searches everything that leaves the product.
 * A secret is seen only in the answer that shows it. [RG-08] [TM-28]
 */
export const canaries: Part = {
  name: 'canaries',
  unit: 'canaries',
  gate: 5_000,
  soak: 50_000,
  run: async (assignment) => {
    const evidence = new Evidence()
    const stopCapturing = captureOutput(evidence)
    try {
      return await run(assignment, evidence)
    } finally {
      stopCapturing()
    }
  },
}

async function run({ seed, count }: Assignment, evidence: Evidence): Promise<string> {
  const setUp = await open(evidence)
  try {
    for (let runs = 0; setUp.canarySet.size < count; runs += 1) {
      const [steps] = fc.sample(randomRun, { seed: seed + runs, numRuns: 1 })
      try {
        await runAccount(setUp, steps ?? assert.fail('nothing was drawn'))
      } catch (cause) {
        const what = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`run ${runs}: ${what}`, { cause })
      }
    }
    await findPlantedLeaks(setUp)
    const { canarySet, search, faults } = setUp
    const megabytes = Math.round(search.bytes / MEGABYTE)
    const planted = PLANTED_LEAKS.length
    return `${canarySet.size} canaries, ${faults.injected} faults of AWS, ${megabytes} MB searched in ${search.places.size} places, ${planted} of ${planted} planted leaks found`
  } finally {
    setUp.close()
  }
}

async function open(evidence: Evidence) {
  const detector = new Detector()
  const canarySet = new CanarySet(detector)
  const faults = new FaultInjector()
  const sinks = new Sinks(evidence)
  const pepper = randomBytes(KEY_BYTES)
  const kms = new MemoryKms({ pepper, wrapping: randomBytes(KEY_BYTES) })
  const macMessages: string[] = []
  const onMacMessage = (message: string) => {
    macMessages.push(message)
    canarySet.addKeySecret(message.split('\n').at(-1) ?? '')
  }
  const opened = await openProduct({
    environment: LOUD,
    dynamodb: sinks.dynamodb,
    kms,
    hasSigningKey: false,
    replaceAws: (memory) =>
      captureRequests(memory, (call) => faults.before(call), evidence, onMacMessage),
  })
  const { clock, close } = opened
  const product = new WatchedProduct(opened.product, evidence, canarySet)
  const search = new LeakSearch(detector, evidence)
  return { canarySet, faults, sinks, pepper, macMessages, product, clock, search, close }
}

type SetUp = Awaited<ReturnType<typeof open>>

async function runAccount(setUp: SetUp, { steps, fault }: RandomRun): Promise<void> {
  const { product, canarySet, faults, clock, sinks, macMessages, pepper, search } = setUp
  const account = new AccountRun(product, canarySet, faults, clock)
  await account.begin()
  for (const step of steps) await account.doStep(step)
  checkDigests(macMessages, sinks.items, pepper)
  sinks.dump()
  await account.end()
  const records = [...sinks.dynamodb.streamRecords]
  faults.plan(fault)
  await sinks.deliver(product, records)
  faults.plan(null)
  await sinks.deliver(product, records)
  sinks.dump()
  search.expectNone()
  sinks.clear()
  macMessages.length = 0
}

/** Plants leaks of canaries from all runs. The search must find each of them, and nothing else. */
async function findPlantedLeaks({ canarySet, product, sinks, search }: SetUp): Promise<void> {
  const secrets = canarySet.all.filter(({ text }) => text.startsWith('fbs_'))
  const planted = PLANTED_LEAKS.map((leak, index) => {
    const canary = secrets[Math.floor((index * secrets.length) / PLANTED_LEAKS.length)]
    return { leak, canary: canary ?? assert.fail('there is no canary to plant') }
  })
  for (const { leak, canary } of planted) await leak.plant({ product, sinks }, canary.text)
  sinks.dump()
  const found = search.leaks().map(({ canary, where, as }) => `${canary.text} in ${where}, ${as}`)
  const expected = planted.map(({ leak, canary }) => `${canary.text} in ${leak.where}, ${leak.as}`)
  assert.deepEqual(found.toSorted(), expected.toSorted(), 'each planted leak is found')
}
