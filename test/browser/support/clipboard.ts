import type { Page } from 'playwright-core'

/** A page of the API: its answers do not forbid reading the clipboard, as the console's do. */
const PERMITTED_PAGE = '/.well-known/jwks.json'

/** Reads the clipboard of a page's browser, from another page. */
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
