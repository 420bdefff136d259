import type { Page } from 'playwright-core'
import { until } from '../../support/until.ts'

/** The addresses in the history, including the current one. */
export async function historyOf(page: Page): Promise<readonly string[]> {
  return (await navigationHistory(page)).entries.map(({ url }) => url)
}

/**
 * Presses Back, unless this is the first entry of the history.
 *
 * @returns whether it did, once another page or address is shown
 */
export async function goBack(page: Page): Promise<boolean> {
  const before = await until('there is a page', () => where(page))
  if (before.startsWith('0 ')) return false
  // The page may be left before it answers.
  await page.evaluate(() => history.back()).catch(() => {})
  await until('Back leads somewhere', async () => {
    const now = await where(page)
    return now !== undefined && now !== before
  })
  return true
}

/**
 * Identifies the entry of the history and the document: its index, and when its document was loaded.
 * Undefined while a page is being left.
 */
async function where(page: Page): Promise<string | undefined> {
  try {
    const { currentIndex } = await navigationHistory(page)
    return `${currentIndex} ${await page.evaluate(() => performance.timeOrigin)}`
  } catch {
    return undefined
  }
}

async function navigationHistory(page: Page) {
  const session = await page.context().newCDPSession(page)
  try {
    return await session.send('Page.getNavigationHistory')
  } finally {
    await session.detach()
  }
}
