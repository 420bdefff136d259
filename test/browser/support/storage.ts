import type { Page } from 'playwright-core'

/** What the page's origin has stored. */
export async function storedIn(page: Page): Promise<{
  readonly local: Readonly<Record<string, string>>
  readonly session: Readonly<Record<string, string>>
  readonly cookies: string
  readonly databases: readonly unknown[]
}> {
  return await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: [...(await indexedDB.databases()), ...(await caches.keys())],
  }))
}
