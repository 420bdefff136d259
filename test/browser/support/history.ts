import type { Page } from 'playwright-core'
import { until } from '../../support/until.ts'

/** The addresses that Back and Forward lead to, and the present one. */
export async function historyOf(page: Page): Promise<readonly string[]> {
  return (await navigationHistory(page)).entries.map(({ url }) => url)
}

/**
 * Presses Back, unless this is where the history begins.
 *
 * @returns whether it did, once another page or another place of this one is there
 */
export async function goBack(page: Page): Promise<boolean> {
  const before = await until('there is a page', () => where(page))
  if (before.startsWith('0 ')) return false
  // The page may be gone before it has answered.
  await page.evaluate(() => history.back()).catch(() => {})
  await until('Back leads somewhere', async () => {
    const now = await where(page)
    return now !== undefined && now !== before
  })
  return true
}

/**
 * Tells places and documents apart: which entry of the history, and when its document began. Undefined of a
 * page that is just being left.
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
