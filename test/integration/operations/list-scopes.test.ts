import { afterAll, beforeAll, expect, test } from 'vitest'
import { listed } from '../../local-stack/owner-state.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('any signed-in user reads the catalogue: name, description and owner kinds of each scope', async () => {
  const answer = await product.api('GET', '/v1/scopes', { as: 'vic' })

  const scopes = listed(answer)
  expect(answer.json.nextCursor).toBeNull()
  expect(scopes.length).toBeGreaterThan(0)
  for (const scope of scopes) {
    expect(scope).toEqual({
      name: expect.stringMatching(/^[\x21\x23-\x5B\x5D-\x7E]{1,64}$/),
      description: expect.stringMatching(/./),
      ownerTypes: expect.arrayContaining([expect.stringMatching(/^(account|environment)$/)]),
    })
  }
})

test('a keypair can be given exactly the scopes that the catalogue allows for its kind of owner [AD-07] [SC-08]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const scopes = listed(await product.api('GET', '/v1/scopes', { as: 'ada' }))

  for (const { name, ownerTypes } of scopes) {
    const kinds: readonly unknown[] = Array.isArray(ownerTypes) ? ownerTypes : []
    for (const owner of [account, environment]) {
      const { status } = await product.api('POST', `${pathOf(owner)}/keypairs`, {
        as: 'ada',
        body: { scopes: [name] },
      })
      expect({ name, type: owner.type, status }).toEqual({
        name,
        type: owner.type,
        status: kinds.includes(owner.type) ? 201 : 400,
      })
    }
  }
})
