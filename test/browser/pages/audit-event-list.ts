import type { Locator, Page } from 'playwright-core'
import type { OwnerRef } from '../../../console/api/call.ts'
import type { TestStack } from '../../local-stack/test-stack.ts'

/** Causes so many audit events, of a new keypair. */
export async function fillEvents(
  product: TestStack,
  owner: OwnerRef,
  count: number,
): Promise<void> {
  const { path } = await product.keypair(owner, 'ada')
  for (let made = 1; made < count; made += 1) {
    await product.api('POST', `${path}/${made % 2 === 1 ? 'disable' : 'enable'}`, { as: 'ada' })
  }
}

/** Waits for a text. It may be there twice: once for screen readers. */
export async function shown(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor()
}

export function row(within: Page | Locator, name: string): Locator {
  return within.getByRole('row').filter({ hasText: name })
}

/** For each audit event shown: what was done, by whom, to what. */
export async function cellsOf(within: Page | Locator): Promise<readonly (readonly string[])[]> {
  const rows = await within.locator('tbody').getByRole('row').all()
  return await Promise.all(
    rows.map(async (each) => {
      const texts = await each.locator('th, td').allInnerTexts()
      return texts.slice(1, 4).map((text) => text.replace(/\s+/g, ' ').trim())
    }),
  )
}

/** For each audit event shown: what was done. */
export async function shownActions(
  within: Page | Locator,
): Promise<readonly (string | undefined)[]> {
  return (await cellsOf(within)).map(([what]) => what)
}
