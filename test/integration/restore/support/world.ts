// One of everything that a restore must distinguish.
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  pathOf,
  REPORT_SCOPE,
  type TestStack,
} from '../../../local-stack/test-stack.ts'
import { LOST_SCOPE } from './customers.ts'

/** What the backup contains. */
export interface World {
  readonly account: OwnerRef
  readonly environment: OwnerRef
  readonly reopened: OwnerRef
  readonly enabled: CreatedKeypair
  readonly widened: CreatedKeypair
  readonly expiring: CreatedKeypair
  readonly disabled: CreatedKeypair
}

/** What was made since. */
export interface LaterWorld {
  readonly created: CreatedKeypair
  readonly newer: OwnerRef
  /** From the keypair that was disabled. */
  readonly etag: string
}

/**
 * `ada` administers the account and inherits the environment; `tess` is an administrator of the
 * environment.
 */
export async function worldOfBackup(product: TestStack): Promise<World> {
  const account = await product.account('ada')
  const environment = await product.environment(account, { administrators: ['tess'] })
  const reopened = await product.environment(account)
  const enabled = await product.keypair(account, 'ada')
  await product.api('POST', `${enabled.path}/disable`, { as: 'ada' })
  const widened = await product.keypair(account, 'ada')
  const expiring = await product.keypair(account, 'ada')
  const disabled = await product.keypair(account, 'ada')
  return { account, environment, reopened, enabled, widened, expiring, disabled }
}

export async function changeWorld(product: TestStack, world: World): Promise<LaterWorld> {
  const { account, environment, reopened, enabled, widened, expiring, disabled } = world
  await product.api('POST', `${enabled.path}/enable`, { as: 'ada' })
  const scopes = [REPORT_SCOPE, LOST_SCOPE]
  await product.api('PATCH', widened.path, { as: 'ada', body: { scopes } })
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  await product.api('PATCH', expiring.path, { as: 'ada', body: { expiresAt } })
  const disabling = await product.api('POST', `${disabled.path}/disable`, { as: 'ada' })
  const created = await product.keypair(account, 'ada')
  await product.platform('DELETE', `${pathOf(environment)}/administrators/tess`)
  await product.grant(account, 'gil')
  await product.register(environment, { accountId: account.id, inheritAdministrators: false })
  await product.close(reopened)
  await product.register(reopened, { accountId: account.id })
  const newer = await product.environment(account)
  return { created, newer, etag: String(disabling.headers.get('etag')) }
}
