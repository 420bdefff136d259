import type { Page } from 'playwright-core'

/**
 * How many pixels the page or a dialog is wider than its window. It should be 0: nobody should scroll
 * sideways.
 */
export async function overflowOf(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const dialogs = document.querySelectorAll('[role=dialog]')
    const elements = [document.documentElement, ...dialogs]
    return Math.max(...elements.map((element) => element.scrollWidth - element.clientWidth))
  })
}
