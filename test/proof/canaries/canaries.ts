import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { MemoryKms } from '../../in-memory/aws/kms.ts'
import { openProduct } from '../../in-memory/product/open-product.ts'
import type { Assignment, Part } from '../runner/part.ts'
import { Detector } from './detector.ts'
import { type LifeDials, life } from './dials.ts'
import { checkDigests } from './digests.ts'
import { Evidence } from './evidence.ts'
import { Faults } from './faults.ts'
import { Flock } from './flock.ts'
import { Life } from './life.ts'
import { PLANTS } from './plants.ts'
import { keepPrinted } from './printed.ts'
import { Search } from './search.ts'
import { Sinks } from './sinks.ts'
import { WatchedProduct } from './watched-product.ts'
import { tapAws } from './wiretap.ts'

const LOUD = { POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' }
const KEY_BYTES = 32
const MEGABYTE = 1e6

/**
 * Secrets, each of them unique, through every operation and fault: none is seen but in the answer that shows it. [RG-08] [TM-28]
 */
export const canaries: Part = {
  name: 'canaries',
  unit: 'canaries',
  gate: 5_000,
  soak: 50_000,
  run: async (assignment) => {
    const evidence = new Evidence()
    const stopKeeping = keepPrinted(evidence)
    try {
      return await search(assignment, evidence)
    } finally {
      stopKeeping()
    }
  },
}

async function search({ seed, count }: Assignment, evidence: Evidence): Promise<string> {
  const world = await begin(evidence)
  try {
    for (let lives = 0; world.flock.size < count; lives += 1) {
      const [dials] = fc.sample(life, { seed: seed + lives, numRuns: 1 })
      try {
        await live(world, dials ?? assert.fail('a life has dials'))
      } catch (cause) {
        const what = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`life ${lives}: ${what}`, { cause })
      }
    }
    await findPlanted(world)
    const { flock, search, faults } = world
    const megabytes = Math.round(search.bytes / MEGABYTE)
    return `${flock.size} canaries, ${faults.met} faults of AWS, ${megabytes} MB searched in ${search.places.size} places, ${PLANTS.length} of ${PLANTS.length} planted leaks found`
  } finally {
    world.close()
  }
}

async function begin(evidence: Evidence) {
  const detector = new Detector()
  const flock = new Flock(detector)
  const faults = new Faults()
  const sinks = new Sinks(evidence)
  const pepper = randomBytes(KEY_BYTES)
  const kms = new MemoryKms({ pepper, wrapping: randomBytes(KEY_BYTES) })
  const messages: string[] = []
  const onMacMessage = (message: string) => {
    messages.push(message)
    flock.made(message.split('\n').at(-1) ?? '')
  }
  const opened = await openProduct({
    environment: LOUD,
    dynamodb: sinks.dynamodb,
    kms,
    hasSigningKey: false,
    replaceAws: (memory) => tapAws(memory, (call) => faults.before(call), evidence, onMacMessage),
  })
  const { clock, close } = opened
  const product = new WatchedProduct(opened.product, evidence, flock)
  const search = new Search(detector, evidence)
  return { flock, faults, sinks, pepper, messages, product, clock, search, close }
}

type World = Awaited<ReturnType<typeof begin>>

async function live(world: World, { happenings, fault }: LifeDials): Promise<void> {
  const { product, flock, faults, clock, sinks, messages, pepper, search } = world
  const one = new Life(product, flock, faults, clock)
  await one.begin()
  for (const dials of happenings) await one.happen(dials)
  checkDigests(messages, sinks.items, pepper)
  sinks.dump()
  await one.end()
  const records = [...sinks.dynamodb.streamRecords]
  faults.plan(fault)
  await sinks.deliver(product, records)
  faults.plan(null)
  await sinks.deliver(product, records)
  sinks.dump()
  search.expectNone()
  sinks.clear()
  messages.length = 0
}

/** Plants leaks of canaries from the whole run, and finds each of them, and no other. */
async function findPlanted({ flock, product, sinks, search }: World): Promise<void> {
  const secrets = flock.all.filter(({ text }) => text.startsWith('fbs_'))
  const planted = PLANTS.map((plant, place) => {
    const canary = secrets[Math.floor((place * secrets.length) / PLANTS.length)]
    return { plant, canary: canary ?? assert.fail('there is no canary to plant') }
  })
  for (const { plant, canary } of planted) await plant.plant({ product, sinks }, canary.text)
  sinks.dump()
  const found = search.leaks().map(({ canary, where, as }) => `${canary.text} in ${where}, ${as}`)
  const expected = planted.map(
    ({ plant, canary }) => `${canary.text} in ${plant.where}, ${plant.as}`,
  )
  assert.deepEqual(found.toSorted(), expected.toSorted(), 'each planted leak is found')
}
