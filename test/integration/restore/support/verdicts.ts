import { REPORT_SCOPE, type TestStack } from '../../../local-stack/test-stack.ts'
import { inParallel } from '../../../support/in-parallel.ts'
import type { Customer, Fate } from './customers.ts'
import { LOST_SCOPE } from './customers.ts'

/**
 * What the token endpoint answers to a keypair's first secret, to its second, and to a scope that it once
 * had.
 */
export interface Verdict {
  readonly first: string
  readonly second?: string
  readonly lostScope?: string
}

const TOKEN = `200 ${REPORT_SCOPE}`
const REFUSED = '401 invalid_client'

/** What is right after a restore. A secret made after the backup is not in it, and gets nothing. */
const RIGHT: Readonly<Record<Fate, Verdict>> = {
  closed: { first: REFUSED },
  removed: { first: REFUSED },
  disabled: { first: REFUSED },
  'rotated at once': { first: REFUSED, second: REFUSED },
  'rotated with an overlap': { first: TOKEN, second: REFUSED },
  retired: { first: REFUSED, second: TOKEN },
  narrowed: { first: TOKEN, lostScope: '400 invalid_scope' },
  'disabled and enabled': { first: TOKEN },
  commented: { first: TOKEN },
  untouched: { first: TOKEN },
}

/** Finds every keypair that gets another answer than the right one. */
export async function wronglyTold(product: TestStack, customers: readonly Customer[]) {
  const told = await inParallel(customers, async (customer) => ({
    fate: customer.fate,
    keyId: customer.keypair.keyId,
    verdict: await verdictOn(product, customer),
  }))
  return told.filter(({ fate, verdict }) => JSON.stringify(verdict) !== JSON.stringify(RIGHT[fate]))
}

async function verdictOn(product: TestStack, customer: Customer): Promise<Verdict> {
  const { fate, keypair, newSecret } = customer
  const ask = async (keySecret: string, scope?: string) => {
    const credentials = { keyId: keypair.keyId, keySecret }
    const { status, json } = await product.token(credentials, scope ? { scope } : {})
    return `${status} ${json.scope ?? json.error}`
  }
  return {
    first: await ask(keypair.keySecret),
    ...(newSecret !== undefined && { second: await ask(newSecret) }),
    ...(fate === 'narrowed' && { lostScope: await ask(keypair.keySecret, LOST_SCOPE) }),
  }
}
