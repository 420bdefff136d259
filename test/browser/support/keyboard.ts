import type { Locator, Page } from 'playwright-core'

/** More than any page has; something that cannot be reached is told apart from something far away. */
const PRESSES_MAX = 120

/**
 * Goes to something by pressing Tab, as somebody does who has no mouse.
 *
 * @throws {Error} when it is not reached.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < PRESSES_MAX; presses += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target}`)
}

/** Goes to something and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

export async function isFocused(target: Locator): Promise<boolean> {
  return await target.evaluate((element) => element === document.activeElement)
}
