import assert from 'node:assert/strict'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { RUNNING_CLOCK } from '../../in-memory/product/clock.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import { openOnMemory, type ProofTables } from '../histories/tables.ts'
import { worldIn } from '../model/table-world.ts'
import { find } from '../model/world.ts'
import type { Part } from '../runner/part.ts'
import { RandomScheduler } from './random-scheduler.ts'

const CROWD = 200
const LIMIT = 3
const ACCOUNT: OwnerRef = { type: 'account', id: 'acme' }
const BODY = { scopes: ['feedback-report:read'] }

interface Setup {
  readonly product: Product
  readonly tables: ProofTables
  /** Sends one request two hundred times at once. */
  readonly crowd: (one: () => Promise<Reply>) => Promise<readonly Reply[]>
}

/**
 * Two hundred clients at once compete for the last free keypair, for one rotation, for one removal [RG-17]
 * (rule 3).
 */
export const crowds: Part = {
  name: 'crowds',
  unit: 'rounds of three crowds',
  gate: 50,
  soak: 500,
  async run({ seed, count }) {
    const scheduler = new RandomScheduler(seed)
    const { product, tables, close } = await openOnMemory({
      environment: { KEYPAIR_LIMIT: String(LIMIT) },
      aroundCall: scheduler.around,
      clock: RUNNING_CLOCK,
    })
    const crowd = (one: () => Promise<Reply>) =>
      scheduler.during(() => Promise.all(Array.from({ length: CROWD }, one)))
    const setup = { product, tables, crowd }
    for (let round = 0; round < count; round += 1) {
      await tables.empty()
      await product.platform('register-account', ACCOUNT, { body: { name: 'Acme' } })
      await product.platform('grant-administrator', ACCOUNT, { params: { userId: 'ada' } })
      const keyId = await creators(setup)
      await rotators(setup, keyId)
      await removers(setup, keyId)
    }
    await close()
    return `${CROWD} clients in each; one creation, at most two live secrets, one removal`
  },
}

/** One keypair below the limit, exactly one creation succeeds. */
async function creators({ product, tables, crowd }: Setup): Promise<string> {
  const create = () => product.manage('create-keypair', 'ada', ACCOUNT, { body: BODY })
  for (let keypairs = 1; keypairs < LIMIT; keypairs += 1) assert.equal((await create()).status, 201)
  const answers = await crowd(create)
  const made = answers.filter(({ status }) => status === 201)
  assert.equal(made.length, 1, `${made.length} of ${CROWD} creations succeeded`)
  expectOthers(answers, 201, ['409 keypair-limit-reached'])
  assert.equal(keypairsIn(tables).size, LIMIT)
  return String(made[0]?.json.keyId)
}

/** Each acknowledged rotation was done; the secrets of the last two work, and no other. */
async function rotators({ product, tables, crowd }: Setup, keyId: string): Promise<void> {
  const params = { keyId }
  const rotate = () => product.manage('rotate-secret', 'ada', ACCOUNT, { params, body: {} })
  const answers = await crowd(rotate)
  expectOthers(answers, 201, ['503 temporarily-unavailable'])
  const keypair = keypairsIn(tables).get(keyId)
  const done = answers.filter(({ status }) => status === 201)
  assert.equal(keypair?.version, 1 + done.length, 'each acknowledged rotation was done')
  const tokens = await Promise.all(
    done.map(({ json }) => product.token({ keyId, keySecret: String(json.keySecret) })),
  )
  const working = tokens.filter(({ status }) => status === 200).length
  assert.equal(working, Math.min(done.length, 2), 'the secrets of the last two rotations work')
  assert.equal(keypair?.secrets.length, 2)
}

/** Exactly one removal succeeds. */
async function removers({ product, tables, crowd }: Setup, keyId: string): Promise<void> {
  const params = { keyId }
  const answers = await crowd(() => product.manage('remove-keypair', 'ada', ACCOUNT, { params }))
  const removed = answers.filter(({ status }) => status === 204)
  assert.equal(removed.length, 1, `${removed.length} of ${CROWD} removals succeeded`)
  expectOthers(answers, 204, ['404 not-found'])
  assert.equal(keypairsIn(tables).size, LIMIT - 1)
}

function expectOthers(answers: readonly Reply[], done: number, allowed: readonly string[]): void {
  for (const { status, json } of answers) {
    if (status !== done)
      assert(allowed.includes(`${status} ${json.code}`), `${status} ${json.code}`)
  }
}

function keypairsIn(tables: ProofTables) {
  const world = worldIn(tables.table(), tables.events())
  return find(world, ACCOUNT)?.keypairs ?? new Map()
}
