import type { Page } from 'playwright-core'

/** Chooses a user on the provider's page. */
export async function chooseUser(page: Page, user: string): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
  await page.getByRole('button', { name: new RegExp(`^${user},`) }).click()
}

/**
 * Signs in, on the page of the console that was just opened. The start page waits for its button; every other
 * page goes to the provider by itself.
 *
 * @returns once the console is back on that page
 */
export async function signIn(page: Page, user: string, place: string): Promise<void> {
  if (place === '/') await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await chooseUser(page, user)
  await page.waitForURL((url) => url.pathname + url.search === place)
  await page.getByRole('banner').waitFor()
}
