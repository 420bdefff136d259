// A thousand keypairs, and what happens to three hundred of them after the backup.
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  REPORT_SCOPE,
  type TestStack,
} from '../../../local-stack/test-stack.ts'
import { inParallel } from '../../../support/in-parallel.ts'

export const LOST_SCOPE = 'feedback-queries:create'

/** How many keypairs meet which change, in the order in which they are created. */
const FATES = {
  closed: 40,
  removed: 60,
  disabled: 60,
  'rotated at once': 40,
  'rotated with an overlap': 30,
  retired: 30,
  narrowed: 40,
  'disabled and enabled': 20,
  commented: 20,
  untouched: 660,
} as const

export type Fate = keyof typeof FATES

export interface Customer {
  readonly fate: Fate
  readonly keypair: CreatedKeypair
  /**
   * A second secret: for a retired one, its successor from before the backup; for a rotated one, the new
   * one from after it.
   */
  readonly newSecret?: string
}

const KEYPAIRS_PER_OWNER = 48

/** An environment and an account with an environment, which close, and twenty owners, which stay. */
export interface Owners {
  readonly closing: readonly [OwnerRef, OwnerRef, OwnerRef]
  readonly staying: readonly OwnerRef[]
}

export async function registerOwners(product: TestStack): Promise<Owners> {
  const accounts = await inParallel(Array.from({ length: 4 }), () => product.account('ada'))
  const environments = await inParallel(Array.from({ length: 16 }), (_, place) =>
    product.environment(accounts[place % accounts.length] ?? { type: 'account', id: '' }),
  )
  const closing = await product.account('ada')
  const below = await product.environment(closing)
  const alone = await product.environment(accounts[0] ?? closing)
  return { closing: [alone, closing, below], staying: [...accounts, ...environments] }
}

/** Makes everything that exists when the backup is made. */
export async function createCustomers(
  product: TestStack,
  { closing, staying }: Owners,
): Promise<readonly Customer[]> {
  const fates = Object.entries(FATES).flatMap(([fate, count]) => Array(count).fill(fate) as Fate[])
  return await inParallel(fates, async (fate, place) => {
    const owner =
      fate === 'closed'
        ? closing[place % closing.length]
        : staying[Math.floor((place - FATES.closed) / KEYPAIRS_PER_OWNER)]
    if (owner === undefined) throw new Error('more keypairs than room')
    const scopes = fate === 'narrowed' ? [REPORT_SCOPE, LOST_SCOPE] : [REPORT_SCOPE]
    const keypair = await product.keypair(owner, 'ada', { scopes })
    if (fate !== 'retired') return { fate, keypair }
    return { fate, keypair, newSecret: await rotated(product, keypair, 86_400) }
  })
}

/** Makes the changes after the backup. Returns the secrets that machines have by then. */
export async function changeCustomers(
  product: TestStack,
  { closing }: Owners,
  customers: readonly Customer[],
): Promise<readonly Customer[]> {
  const [alone, account] = closing
  await product.close(alone)
  await product.close(account)
  return await inParallel(customers, async (customer) => {
    const newSecret = await change(product, customer)
    return newSecret === undefined ? customer : { ...customer, newSecret }
  })
}

async function change(product: TestStack, { fate, keypair }: Customer) {
  const { path } = keypair
  const ask = async (method: string, at: string, body?: object) => {
    const answer = await product.api(method, at, { as: 'ada', body })
    if (answer.status >= 300) throw new Error(`${method} ${at}: ${answer.status} ${answer.text}`)
    return answer
  }
  if (fate === 'removed') await ask('DELETE', path)
  if (fate.startsWith('disabled')) await ask('POST', `${path}/disable`)
  if (fate === 'disabled and enabled') await ask('POST', `${path}/enable`)
  if (fate === 'narrowed') await ask('PATCH', path, { scopes: [REPORT_SCOPE] })
  if (fate === 'commented') await ask('PATCH', path, { comment: 'said later' })
  if (fate === 'rotated at once') return await rotated(product, keypair, 0)
  if (fate === 'rotated with an overlap') return await rotated(product, keypair, 86_400)
  if (fate === 'retired') {
    const secrets: unknown = (await ask('GET', path)).json.secrets
    const [oldest] = Array.isArray(secrets) ? secrets : []
    await ask('DELETE', `${path}/secrets/${oldest.secretId}`)
  }
  return undefined
}

async function rotated(product: TestStack, { path }: CreatedKeypair, overlapSeconds: number) {
  const body = { overlapSeconds }
  const { status, json } = await product.api('POST', `${path}/secrets`, { as: 'ada', body })
  if (status !== 201) throw new Error(`rotating answered ${status}`)
  return String(json.keySecret)
}
