import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { pathOf } from '../../local-stack/test-stack.ts'
import type { ConsoleBrowser } from '../support/console-browser.ts'
import type { VisitOptions } from '../support/visit.ts'

const keypairList = z.object({
  items: z.array(z.looseObject({ expiresAt: z.nullable(z.string()) })),
})

/** Opens the page of an owner's keypairs, as ada. */
export async function visitKeypairs(
  browser: ConsoleBrowser,
  owner: OwnerRef,
  options: VisitOptions = {},
): Promise<Page> {
  return await browser.visit(`/${owner.type}s/${owner.id}`, { as: 'ada', ...options })
}

/** Reads the keypairs of an owner from the API. */
export async function keypairsOf({ product }: ConsoleBrowser, owner: OwnerRef) {
  const answer = await product.api('GET', `${pathOf(owner)}/keypairs`, { as: 'ada' })
  return z.parse(keypairList, answer.json).items
}
