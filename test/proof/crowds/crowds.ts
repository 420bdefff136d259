import assert from 'node:assert/strict'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { RUNNING_CLOCK } from '../../in-memory/product/clock.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import { openOnMemory, type ProofTables } from '../histories/tables.ts'
import { worldIn } from '../model/table-world.ts'
import { find } from '../model/world.ts'
import type { Part } from '../runner/part.ts'
import { Turns } from './turns.ts'

const CROWD = 200
const LIMIT = 3
const ACCOUNT: OwnerRef = { type: 'account', id: 'acme' }
const BODY = { scopes: ['feedback-report:read'] }

interface Place {
  readonly product: Product
  readonly tables: ProofTables
  /** Lets a crowd do one thing, at once. */
  readonly crowd: (one: () => Promise<Reply>) => Promise<readonly Reply[]>
}

/** Two hundred at once, with one keypair or one place left [RG-17] (rule 3). */
export const crowds: Part = {
  name: 'crowds',
  unit: 'rounds of three crowds',
  gate: 50,
  soak: 500,
  async run({ seed, count }) {
    const turns = new Turns(seed)
    const { product, tables, close } = await openOnMemory({
      environment: { KEYPAIR_LIMIT: String(LIMIT) },
      aroundCall: turns.around,
      clock: RUNNING_CLOCK,
    })
    const crowd = (one: () => Promise<Reply>) =>
      turns.during(() => Promise.all(Array.from({ length: CROWD }, one)))
    const place = { product, tables, crowd }
    for (let round = 0; round < count; round += 1) {
      await tables.empty()
      await product.platform('register-account', ACCOUNT, { body: { name: 'Acme' } })
      await product.platform('grant-administrator', ACCOUNT, { params: { userId: 'ada' } })
      const keyId = await creators(place)
      await rotators(place, keyId)
      await removers(place, keyId)
    }
    await close()
    return `${CROWD} in each; one create, at most two live secrets, one removal`
  },
}

/** At one below the limit, exactly one is let in. */
async function creators({ product, tables, crowd }: Place): Promise<string> {
  const create = () => product.manage('create-keypair', 'ada', ACCOUNT, { body: BODY })
  for (let keypairs = 1; keypairs < LIMIT; keypairs += 1) assert.equal((await create()).status, 201)
  const answers = await crowd(create)
  const made = answers.filter(({ status }) => status === 201)
  assert.equal(made.length, 1, `${made.length} of ${CROWD} creations were done`)
  expectOthers(answers, 201, ['409 keypair-limit-reached'])
  assert.equal(keypairsIn(tables).size, LIMIT)
  return String(made[0]?.json.keyId)
}

/** Whoever is told to have rotated has; two secrets live, and no other works. */
async function rotators({ product, tables, crowd }: Place, keyId: string): Promise<void> {
  const params = { keyId }
  const rotate = () => product.manage('rotate-secret', 'ada', ACCOUNT, { params, body: {} })
  const answers = await crowd(rotate)
  expectOthers(answers, 201, ['503 temporarily-unavailable'])
  const keypair = keypairsIn(tables).get(keyId)
  const done = answers.filter(({ status }) => status === 201)
  assert.equal(keypair?.version, 1 + done.length, 'each rotation that was acknowledged was done')
  const tokens = await Promise.all(
    done.map(({ json }) => product.token({ keyId, keySecret: String(json.keySecret) })),
  )
  const working = tokens.filter(({ status }) => status === 200).length
  assert.equal(working, Math.min(done.length, 2), 'the secrets of the last two rotations work')
  assert.equal(keypair?.secrets.length, 2)
}

/** Exactly one removes it. */
async function removers({ product, tables, crowd }: Place, keyId: string): Promise<void> {
  const params = { keyId }
  const answers = await crowd(() => product.manage('remove-keypair', 'ada', ACCOUNT, { params }))
  const removed = answers.filter(({ status }) => status === 204)
  assert.equal(removed.length, 1, `${removed.length} of ${CROWD} removals were done`)
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
