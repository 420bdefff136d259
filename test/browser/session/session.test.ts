import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEventsPlace, ownerPlace } from '../../../console/places.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { goBack, historyOf } from '../support/history.ts'
import { storedIn } from '../support/storage.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('a session that ends is announced, and signing in again comes back to the same place', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  await page.clock.install()
  await page.goto(auditEventsPlace(account))
  await page.getByRole('table').getByText('Account registered').waitFor()

  await page.clock.fastForward('56:00')
  await page.getByText('Your session ends in a few minutes').waitFor()
  await page.clock.fastForward('05:00')
  await page.getByText('Your session has ended').waitFor()
  await page.getByRole('table').getByText('Account registered').waitFor()
  await browser.expectAccessible(page)

  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.waitForURL(auditEventsPlace(account))
  await page.getByRole('table').getByText('Account registered').waitFor()
  expect(await page.getByText('Your session').count()).toBe(0)
})

test('a token that the API no longer accepts ends the session too', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })
  await page.getByRole('table').getByText('Account registered').waitFor()
  browser.expectFailures(page, 401)

  // The API itself refuses, because it gets another token.
  await page.route('**/v1/**', async (route) => {
    const headers = { ...route.request().headers(), authorization: 'Bearer no.longer.valid' }
    await route.continue({ headers })
  })
  await page.getByRole('button', { name: 'Refresh the audit events' }).click()
  await page.getByText('Sign in again to continue. You will come back to this page.').waitFor()
  await page.unroute('**/v1/**')

  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.waitForURL(auditEventsPlace(account))
  await page.getByRole('table').getByText('Account registered').waitFor()
})

test('after signing out, going back, reloading and links show nothing', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByRole('tab', { name: 'Audit events' }).click()
  await page.getByRole('table').getByText('Account registered').waitFor()

  await page.getByRole('button', { name: 'Signed in as ada' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()

  // The ID token names a user, and addresses are kept in histories and logs.
  expect((await historyOf(page)).filter((address) => address.includes('eyJ'))).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  // The provider no longer knows the earlier sign-in, and says so when somebody goes back to it.
  browser.expectFailures(page, 400)
  for (let steps = (await historyOf(page)).length; steps > 0 && (await goBack(page)); steps -= 1) {
    await expect.poll(() => leadsNowhere(page)).toBe(true)
  }
  await page.goto(ownerPlace(account))
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
  expect(await storedIn(page)).toMatchObject({ local: {}, cookies: '' })
})

test('signing out in one page ends the session in every other', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  const other = await page.context().newPage()
  await other.goto(auditEventsPlace(account))
  await other.getByRole('table').getByText('Account registered').waitFor()

  await page.getByRole('button', { name: 'Signed in as ada' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
})

test('going back to a page that was left does not restore its session', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByRole('heading', { level: 1, name: account.id }).waitFor()
  await page.goto('/.well-known/jwks.json')
  // The provider has forgotten the user, so nothing can be shown without signing in.
  await page.context().clearCookies()
  await goBack(page)
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
})

/**
 * Whether this is a page for users who are not signed in: blank, the start page, or a page of the provider.
 */
async function leadsNowhere(page: Page): Promise<boolean> {
  if (page.url() === 'about:blank') return true
  const headings = page.getByRole('heading', { level: 1, name: /^(API management|Sign.*)$/ })
  const isShown = await headings.isVisible()
  return isShown && (await page.getByText('Account registered').count()) === 0
}
