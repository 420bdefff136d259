import type { Page } from 'playwright-core'

/** Picks, on the provider's page, who to be. */
export async function chooseUser(page: Page, user: string): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
  await page.getByRole('button', { name: new RegExp(`^${user},`) }).click()
}

/**
 * Signs in as people do, on whatever page of the console has just been opened. A page within goes to the
 * provider by itself; the start page waits to be asked.
 *
 * @returns when the console has come back to that page
 */
export async function signIn(page: Page, user: string, place: string): Promise<void> {
  if (place === '/') await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await chooseUser(page, user)
  await page.waitForURL((url) => url.pathname + url.search === place)
  await page.getByRole('banner').waitFor()
}
