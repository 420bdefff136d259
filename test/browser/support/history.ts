import type { Page } from 'playwright-core'

/** The addresses that Back and Forward lead to, and the present one. */
export async function historyOf(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    const { entries } = await session.send('Page.getNavigationHistory')
    return entries.map(({ url }) => url)
  } finally {
    await session.detach()
  }
}
