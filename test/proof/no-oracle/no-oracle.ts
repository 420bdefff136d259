import assert from 'node:assert/strict'
import fc from 'fast-check'
import { keypairKey } from '../../../shared/aws/table/items/keypair-item.ts'
import { newKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { OWNER_TYPES } from '../../../shared/domain/owners/owner.ts'
import type { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import { openProduct } from '../../in-memory/product/open-product.ts'
import type { Credentials } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'
import type { Part } from '../runner/part.ts'
import { INVALIDATIONS, invalidate, newSubject, type Subject } from './invalidations.ts'

const scenario = fc.record({
  kind: fc.constantFrom(...OWNER_TYPES),
  invalidations: fc.subarray([...INVALIDATIONS], { minLength: 1, maxLength: 3 }),
})

/** The answer to a token request, and the calls to AWS that it took. */
interface Asked {
  readonly reply: Reply
  readonly calls: readonly string[]
}

/**
 * However a keypair was invalidated, and whether the key secret is right or wrong, the answer is byte for
 * byte that for an unknown key ID. The calls to AWS are those for a wrong key secret of a working keypair.
 * When the keypair's item is gone, there is nothing to verify. (Rule 6. [CA-11] [RG-14] [TM-22])
 */
export const noOracle: Part = {
  name: 'no-oracle',
  unit: 'invalidated keypairs',
  gate: 500,
  soak: 5_000,
  run: async ({ seed, count }) => {
    const calls: string[] = []
    const opened = await openProduct({
      aroundCall(call, answer) {
        calls.push(call.name)
        return answer(call)
      },
    })
    const { product, clock, dynamodb: memory } = opened
    try {
      const sweep = async () => {
        // The sweep of an account deletes its environments' items: their records come after the account's.
        for (const record of memory.streamRecords) await product.sweep([record])
        memory.streamRecords.length = 0
      }
      const ask = async (credentials: Credentials): Promise<Asked> => {
        calls.length = 0
        const reply = await product.token(credentials)
        return { reply, calls: [...calls] }
      }
      const property = fc.asyncProperty(scenario, async ({ kind, invalidations }) => {
        const subject = await newSubject(product, clock, kind)
        const working = await guess(ask, subject)
        for (const invalidation of invalidations)
          await invalidate(product, clock, subject, invalidation, sweep)
        await expectNothingTold(ask, subject, working, isThere(memory, subject))
      })
      await fc.assert(property, { seed, numRuns: count })
      return 'all refused with the same answer and the same calls, with the right secret and with a wrong one'
    } finally {
      opened.close()
    }
  },
}

type Ask = (credentials: Credentials) => Promise<Asked>

/** Guesses a wrong key secret twice: the first request lets the process learn where the keypair is. */
async function guess(ask: Ask, { credentials }: Subject): Promise<Asked> {
  const wrong = { ...credentials, keySecret: newKeySecret() }
  await ask(wrong)
  return await ask(wrong)
}

async function expectNothingTold(
  ask: Ask,
  subject: Subject,
  working: Asked,
  isStored: boolean,
): Promise<void> {
  const unknown = await ask({ keyId: newKeyId(), keySecret: newKeySecret() })
  assert.equal(unknown.reply.status, 401)
  assert.deepEqual(
    working.reply,
    unknown.reply,
    'a wrong secret is answered like an unknown key ID',
  )
  const right = await ask(subject.credentials)
  const wrong = await guess(ask, subject)
  const expected = isStored ? working.calls : ['BatchGetItemCommand']
  for (const [what, { reply, calls }] of Object.entries({ right, wrong })) {
    assert.deepEqual(reply, unknown.reply, `the ${what} secret is answered like an unknown key ID`)
    assert.deepEqual(calls, expected, `the ${what} secret costs the calls of a wrong guess`)
  }
}

function isThere(memory: MemoryDynamoDb, { owner, credentials }: Subject): boolean {
  const Key = keypairKey(owner, credentials.keyId)
  const { Item } = memory.call('GetItemCommand', {
    TableName: TABLE_NAME,
    Key,
    ConsistentRead: true,
  })
  return Item !== undefined
}
