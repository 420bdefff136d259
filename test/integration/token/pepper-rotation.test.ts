import { afterAll, beforeAll, expect, test } from 'vitest'
import { NEXT_PEPPER_KEY_ARN, PEPPER_KEY_ARN } from '../../../local/kms/local-keys.ts'
import { secretsByPepper } from '../../../operate/peppers/secrets-by-pepper.ts'
import { secretHasher } from '../../../shared/aws/secrets/secret-hasher.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { keypairItem, putItem } from '../support/table.ts'

let product: TestStack

/** The stack after the pepper was rotated. */
beforeAll(async () => {
  product = await TestStack.start({ PEPPER_KEY_ARN: NEXT_PEPPER_KEY_ARN })
})

afterAll(async () => {
  await product.stop()
})

/** A keypair with a secret from before the rotation: its MAC is under the former pepper. */
async function formerKeypair(): Promise<CreatedKeypair> {
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  const item = await keypairItem(product, keypair)
  const [secret] = Array.isArray(item.secrets) ? item.secrets : []
  const { keyId, keySecret } = keypair
  const incarnation = String(item.incarnation)
  const material = { keyId, incarnation, secretId: String(secret.secretId), keySecret }
  const former = await secretHasher({ pepperKeyArn: PEPPER_KEY_ARN }).mac(material)
  await putItem(product, { ...item, secrets: [{ ...secret, ...former }] })
  return keypair
}

async function peppersOf({ keyId }: CreatedKeypair): Promise<readonly string[]> {
  const found = await secretsByPepper(product.stack.tableName, new Date())
  return [...found].flatMap(([arn, secrets]) =>
    secrets.filter((secret) => secret.keyId === keyId).map(() => arn),
  )
}

test('a secret under a former pepper still gets tokens', async () => {
  const keypair = await formerKeypair()
  expect(await peppersOf(keypair)).toEqual([PEPPER_KEY_ARN])
  expect((await product.token(keypair)).status).toBe(200)
})

test('a keypair leaves a former pepper when its secret is rotated', async () => {
  const keypair = await formerKeypair()

  const rotated = await product.api('POST', `${keypair.path}/secrets`, {
    as: 'ada',
    body: { overlapSeconds: 0 },
  })

  expect(rotated.status).toBe(201)
  expect(await peppersOf(keypair)).toEqual([NEXT_PEPPER_KEY_ARN])
  const next = { keyId: keypair.keyId, keySecret: String(rotated.json.keySecret) }
  expect((await product.token(next)).status).toBe(200)
})

test('a new keypair is under the new pepper', async () => {
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  expect(await peppersOf(keypair)).toEqual([NEXT_PEPPER_KEY_ARN])
})
