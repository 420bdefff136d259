import type { Locator, Page } from 'playwright-core'
import type { OwnerRef } from '../../../console/api/call.ts'
import { ownerPlace } from '../../../console/places.ts'
import type { ConsoleBrowser } from '../support/console-browser.ts'

/** Opens an owner's list, and waits for its first keypair, or for the text `sign`. */
export async function visitList(
  browser: ConsoleBrowser,
  owner: OwnerRef,
  sign?: string,
): Promise<Page> {
  const page = await browser.visit(ownerPlace(owner), { as: 'ada' })
  await (sign === undefined ? page.locator('tbody time').first() : page.getByText(sign)).waitFor()
  return page
}

/** The key IDs of the rows, from the top. */
export async function keyIdsOf(page: Page): Promise<readonly string[]> {
  return await rows(page).getByRole('link').allInnerTexts()
}

/** The comments of the rows, from the top. */
export async function commentsOf(page: Page): Promise<readonly string[]> {
  const found = (await rows(page).all()).map((row) => row.locator('th, td').allInnerTexts())
  return (await Promise.all(found)).map(([, comment = '']) => comment.trim())
}

function rows(page: Page): Locator {
  return page
    .locator('tbody')
    .getByRole('row')
    .filter({ has: page.locator('time') })
}
