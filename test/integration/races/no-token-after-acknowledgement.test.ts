import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../local-stack/answer.ts'
import { type CreatedKeypair, pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { raceTokens } from './support/token-race.ts'

const ROUNDS = 4

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

interface Round {
  readonly keypair: CreatedKeypair
  readonly change: () => Promise<Answer>
}

/** A keypair of a fresh environment, and a call on it by its administrator. */
async function withKeypair(
  method: string,
  below: string,
  request: { body?: object } = {},
): Promise<Round> {
  const environment = await product.environment(await product.account('ada'))
  const keypair = await product.keypair(environment, 'ada')
  return {
    keypair,
    change: () => product.api(method, keypair.path + below, { as: 'ada', ...request }),
  }
}

const changes: Record<string, () => Promise<Round>> = {
  'disable-keypair': () => withKeypair('POST', '/disable'),
  'remove-keypair': () => withKeypair('DELETE', ''),
  'rotate-secret without overlap': () =>
    withKeypair('POST', '/secrets', { body: { overlapSeconds: 0 } }),
  'update-keypair to no scopes': () => withKeypair('PATCH', '', { body: { scopes: [] } }),
  'retire-secret': async () => {
    const { keypair } = await withKeypair('GET', '')
    const rotated = await product.api('POST', `${keypair.path}/secrets`, { as: 'ada', body: {} })
    const [old] = rotated.json.secrets as readonly { readonly secretId: string }[]
    const path = `${keypair.path}/secrets/${old?.secretId}`
    return { keypair, change: () => product.api('DELETE', path, { as: 'ada' }) }
  },
  'close-environment': async () => {
    const environment = await product.environment(await product.account('ada'))
    const keypair = await product.keypair(environment, 'ada')
    return { keypair, change: () => product.close(environment) }
  },
  'close-account, of an environment’s keypair': async () => {
    const account = await product.account('ada')
    const keypair = await product.keypair(await product.environment(account), 'ada')
    return { keypair, change: () => product.close(account) }
  },
  'close-account, of its own keypair': async () => {
    const account = await product.account('ada')
    const keypair = await product.keypair(account, 'ada')
    return { keypair, change: () => product.platform('DELETE', pathOf(account)) }
  },
}

/** The attack: somebody with a secret that is being taken away asks for tokens as fast as they can. */
describe('once a change is acknowledged, no later token request succeeds [TM-15] [RG-07]', () => {
  test.each(Object.entries(changes))('of %s', async (_, prepare) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { keypair, change } = await prepare()
      expect((await product.token(keypair)).status).toBe(200)

      const { acknowledgement, attempts } = await raceTokens(() => product.token(keypair), change)

      expect(acknowledgement.status).toBeLessThan(300)
      const late = attempts.filter((attempt) => attempt.beganAfterAcknowledgement)
      expect(late.length).toBeGreaterThan(0)
      expect(late.filter(({ answer }) => answer.status === 200)).toEqual([])
      expect(attempts.filter(({ answer }) => answer.status >= 500)).toEqual([])
    }
  })
})

test('once a narrowing is acknowledged, no later token has the scope that was taken [TM-15] [SC-09]', async () => {
  const environment = await product.environment(await product.account('ada'))
  for (let round = 0; round < ROUNDS; round += 1) {
    const scopes = ['feedback-report:read', 'feedback-queries:read']
    const keypair = await product.keypair(environment, 'ada', { scopes })
    const body = { scopes: ['feedback-report:read'] }
    const narrow = () => product.api('PATCH', keypair.path, { as: 'ada', body })

    const { attempts } = await raceTokens(() => product.token(keypair), narrow)

    const late = attempts.filter((attempt) => attempt.beganAfterAcknowledgement)
    expect(new Set(late.map(({ answer }) => answer.json.scope))).toEqual(
      new Set(['feedback-report:read']),
    )
    const asked = await product.token(keypair, { scope: 'feedback-queries:read' })
    expect([asked.status, asked.json.error]).toEqual([400, 'invalid_scope'])
  }
})
