import type { Locator, Page } from 'playwright-core'

const TABS_MAX = 40

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, locator: Locator): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await isFocused(locator)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${TABS_MAX} presses of Tab did not reach the element`)
}

export async function isFocused(locator: Locator): Promise<boolean> {
  return await locator.evaluate((element) => element === document.activeElement)
}
