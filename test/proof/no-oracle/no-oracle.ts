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
import { MISHAPS, newSubject, type Subject, suffer } from './mishaps.ts'

const fate = fc.record({
  kind: fc.constantFrom(...OWNER_TYPES),
  mishaps: fc.subarray([...MISHAPS], { minLength: 1, maxLength: 3 }),
})

/** What a machine was answered, and what had to be asked of AWS for it. */
interface Asked {
  readonly reply: Reply
  readonly calls: readonly string[]
}

/**
 * Whatever has become of a keypair, with the right secret or a wrong one, the answer is that to a key ID
 * that never was, to the byte, and the calls are those that a wrong guess costs at a keypair that works. Of
 * a keypair that is no more there is nothing to verify. (Rule 6. [CA-11] [RG-14] [TM-22])
 */
export const noOracle: Part = {
  name: 'no-oracle',
  unit: 'fates of a keypair',
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
        // Environments' owner items are deleted by the sweep of their account: they come behind it.
        for (const record of memory.streamRecords) await product.sweep([record])
        memory.streamRecords.length = 0
      }
      const ask = async (credentials: Credentials): Promise<Asked> => {
        calls.length = 0
        const reply = await product.token(credentials)
        return { reply, calls: [...calls] }
      }
      const property = fc.asyncProperty(fate, async ({ kind, mishaps }) => {
        const subject = await newSubject(product, clock, kind)
        const alive = await guess(ask, subject)
        for (const mishap of mishaps) await suffer(product, clock, subject, mishap, sweep)
        await expectNothingTold(ask, subject, alive, isThere(memory, subject))
      })
      await fc.assert(property, { seed, numRuns: count })
      return 'all are told alike, with the right secret and with a wrong one'
    } finally {
      opened.close()
    }
  },
}

type Ask = (credentials: Credentials) => Promise<Asked>

/** A wrong guess at a keypair's secret. From the first on, the process knows where the keypair is. */
async function guess(ask: Ask, { credentials }: Subject): Promise<Asked> {
  const wrong = { ...credentials, keySecret: newKeySecret() }
  await ask(wrong)
  return await ask(wrong)
}

async function expectNothingTold(
  ask: Ask,
  subject: Subject,
  alive: Asked,
  isStored: boolean,
): Promise<void> {
  const unknown = await ask({ keyId: newKeyId(), keySecret: newKeySecret() })
  assert.equal(unknown.reply.status, 401)
  assert.deepEqual(alive.reply, unknown.reply, 'a wrong secret is told as an unknown key ID is')
  const right = await ask(subject.credentials)
  const wrong = await guess(ask, subject)
  const expected = isStored ? alive.calls : ['BatchGetItemCommand']
  for (const [what, { reply, calls }] of Object.entries({ right, wrong })) {
    assert.deepEqual(reply, unknown.reply, `the ${what} secret is told as an unknown key ID is`)
    assert.deepEqual(calls, expected, `the ${what} secret costs what a wrong guess does`)
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
