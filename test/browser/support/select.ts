import type { Page } from 'playwright-core'

/** Picks an option of a drop-down list, by the list's label and the option's. */
export async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${list}`) }).click()
  await page.getByRole('option', { name: option }).click()
}
