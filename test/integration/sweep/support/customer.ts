import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, pathOf, type TestStack } from '../../../local-stack/test-stack.ts'

/** An account with everything that can belong to it. */
export interface Customer {
  readonly account: OwnerRef
  readonly environments: readonly OwnerRef[]
  readonly keypairs: readonly CreatedKeypair[]
  /** The names by which its items are found in the table. */
  readonly names: readonly string[]
}

/**
 * Environments of both kinds, explicit and inherited grants, keypairs that are new, used, rotated and
 * disabled.
 */
export async function customer(product: TestStack, keypairsEach = 3): Promise<Customer> {
  const account = await product.account('ada', 'gil')
  const environments = [
    await product.environment(account),
    await product.environment(account, { administrators: ['tess', 'ada'] }),
    await product.environment(account, { inheritAdministrators: false, administrators: ['ada'] }),
  ]
  const keypairs: CreatedKeypair[] = []
  for (const owner of [account, ...environments]) {
    for (let count = 0; count < keypairsEach; count += 1) {
      keypairs.push(await product.keypair(owner, 'ada', { comment: `of ${pathOf(owner)}` }))
    }
  }
  const [used, rotated, disabled] = keypairs
  if (used) await product.token(used)
  if (rotated) await product.api('POST', `${rotated.path}/secrets`, { as: 'ada', body: {} })
  if (disabled) await product.api('POST', `${disabled.path}/disable`, { as: 'ada' })
  const owners = [account, ...environments].map(({ id }) => id)
  return {
    account,
    environments,
    keypairs,
    names: [...owners, ...keypairs.map(({ keyId }) => keyId)],
  }
}
