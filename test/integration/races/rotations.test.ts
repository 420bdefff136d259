import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../local-stack/answer.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { keypairItem } from '../support/table.ts'

const ROUNDS = 4
const RIVALS = 6
const LIVE_MAX = 2

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

interface Rotated {
  readonly version: number
  readonly keySecret: string
  readonly secretId: string
}

const secretIdsIn = (secrets: unknown) =>
  (secrets as readonly { readonly secretId: string }[]).map(({ secretId }) => secretId)

function rotatedIn({ headers, json }: Answer): Rotated {
  return {
    version: Number(headers.get('etag')?.replaceAll('"', '')),
    keySecret: String(json.keySecret),
    secretId: secretIdsIn(json.secrets).at(-1) ?? '',
  }
}

async function rotateAtOnce({ path }: CreatedKeypair, body: object) {
  const rotate = () => product.api('POST', `${path}/secrets`, { as: 'ada', body })
  const answers = await Promise.all(Array.from({ length: RIVALS }, rotate))
  // A 503 after too many overtaken tries is an honest answer: nothing was stored.
  for (const { status } of answers) expect([201, 503]).toContain(status)
  return answers
    .filter(({ status }) => status === 201)
    .map(rotatedIn)
    .sort((a, b) => a.version - b.version)
}

const works = async ({ keyId }: CreatedKeypair, { keySecret }: Rotated) =>
  (await product.token({ keyId, keySecret })).status === 200

/** The attack: simultaneous rotations store a secret that nobody received, or one that never ends. */
test('after simultaneous rotations the last two secrets work, and somebody received each stored secret [RG-17] [TM-17]', async () => {
  const account = await product.account('ada')
  for (let round = 0; round < ROUNDS; round += 1) {
    const keypair = await product.keypair(account, 'ada')

    const rotated = await rotateAtOnce(keypair, { overlapSeconds: 3600 })

    expect(rotated.length).toBeGreaterThan(0)
    expect(new Set(rotated.map(({ version }) => version)).size).toBe(rotated.length)
    const lastTwo = rotated.slice(-LIVE_MAX)
    const displaced = rotated.slice(0, -LIVE_MAX)
    for (const secret of lastTwo) expect(await works(keypair, secret)).toBe(true)
    for (const secret of displaced) expect(await works(keypair, secret)).toBe(false)

    const stored = secretIdsIn((await keypairItem(product, keypair)).secrets)
    expect(stored.length).toBeLessThanOrEqual(LIVE_MAX)
    expect(stored).toEqual(expect.arrayContaining(lastTwo.map(({ secretId }) => secretId)))
  }
})

test('after simultaneous rotations without overlap only the last secret works [RG-17]', async () => {
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  const rotated = await rotateAtOnce(keypair, { overlapSeconds: 0 })
  const alive = await Promise.all(rotated.map((secret) => works(keypair, secret)))
  expect(alive).toEqual(rotated.map((_, place) => place === rotated.length - 1))
  expect((await product.token(keypair)).status).toBe(401)
})
