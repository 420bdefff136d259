import type { Page } from 'playwright-core'

/** How many pixels the page is wider than its window: there should be none, for who scrolls sideways gets lost. */
export async function overflowOf(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const dialogs = document.querySelectorAll('[role=dialog]')
    const elements = [document.documentElement, ...dialogs]
    return Math.max(...elements.map((element) => element.scrollWidth - element.clientWidth))
  })
}
