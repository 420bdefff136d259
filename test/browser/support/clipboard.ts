import type { Page } from 'playwright-core'

/** The API's answers forbid no feature of the browser; the console's do. */
const PERMITTED_PAGE = '/.well-known/jwks.json'

/** What is on the clipboard of a page's browser, looked at from another page. */
export async function readClipboard(page: Page, origin: string): Promise<string> {
  const context = page.context()
  await context.grantPermissions(['clipboard-read'], { origin })
  const reader = await context.newPage()
  try {
    await reader.goto(PERMITTED_PAGE)
    await reader.bringToFront()
    return await reader.evaluate(() => navigator.clipboard.readText())
  } finally {
    await reader.close()
    await page.bringToFront()
  }
}
