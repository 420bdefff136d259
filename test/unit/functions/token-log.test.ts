import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type CreatedKeypair,
  expectStatus,
  ProductFixture,
} from '../../in-memory/product/product-fixture.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import { printedWhile } from '../../support/printed-lines.ts'

let product: ProductFixture
let keypair: CreatedKeypair

beforeEach(async () => {
  await printedWhile(async () => {
    product = await ProductFixture.open({ POWERTOOLS_LOG_LEVEL: 'INFO' })
    keypair = await product.keypair(await product.account('ada'))
  })
})

afterEach(() => product.close())

/** One token request, and its line in the log. */
async function asked(): Promise<{ readonly reply: Reply; readonly line: object | undefined }> {
  const replies: Reply[] = []
  const { log } = await printedWhile(async () => {
    replies.push(await product.product.token(keypair))
  })
  expect(log).toHaveLength(1)
  const [reply = expect.fail()] = replies
  return { reply, line: log[0] }
}

test('the log line of a token has the key ID, the secret id, the token id, and whether the use was recorded', async () => {
  const { reply, line } = await asked()
  const { jti } = decodeJwt(`${expectStatus(reply, 200).json.access_token}`)
  const { keyId, secretId } = keypair
  expect(line).toMatchObject({ status: 200, keyId, secretId, tokenId: jti, usageRecorded: true })
  expect(JSON.stringify(line)).not.toContain(keypair.keySecret)
})

test('the line says so when the use could not be recorded', async () => {
  product.answerNext('TransactWriteItemsCommand', () => {
    throw new Error('a fault of AWS')
  })
  expect((await asked()).line).toMatchObject({ status: 200, usageRecorded: false })
})

test('a signing key that KMS does not decrypt is a temporary fault, and the line says so', async () => {
  product.answerNext('DecryptCommand', () => ({}))
  const { reply, line } = await asked()
  expect(reply.status).toBe(503)
  expect(JSON.stringify(line)).toContain('Decrypt answered without a plaintext')
})

test('a missing signing key is a temporary fault, and is not remembered', async () => {
  await printedWhile(() => product.forward(3600))
  product.answerNext('QueryCommand', () => ({ Items: [] }))
  const { reply, line } = await asked()
  expect(reply.status).toBe(503)
  expect(JSON.stringify(line)).toContain('there is no signing key yet')
  expect((await asked()).reply.status).toBe(200)
})
