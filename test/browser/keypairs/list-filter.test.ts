import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPlace } from '../../../console/places.ts'
import { commentsOf, keyIdsOf, visitList } from '../pages/keypair-list.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { DAY_MILLISECONDS, daysFromNow } from '../support/days.ts'
import { choose } from '../support/select.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('a search finds keypairs by key ID, comment, scope and creator, with every word', async () => {
  const { product } = browser
  const account = await product.account('ada', 'gil')
  const one = await product.keypair(account, 'ada', { comment: 'Nightly export' })
  const two = await product.keypair(account, 'gil', { comment: 'hourly export' })
  const page = await visitList(browser, account)
  const search = page.getByRole('searchbox', {
    name: 'Find by key ID, comment, scope, creator or last characters of a secret',
  })
  const found: readonly (readonly [string, readonly string[]])[] = [
    [one.keyId, [one.keyId]],
    ['nightly', [one.keyId]],
    ['EXPORT gil', [two.keyId]],
    ['report:read', [two.keyId, one.keyId]],
    ['nightly gil', []],
    ['', [two.keyId, one.keyId]],
  ]
  for (const [text, keyIds] of found) {
    await search.fill(text)
    await expect.poll(() => keyIdsOf(page)).toEqual(keyIds)
  }
})

test('a filter shows the keypairs that need attention, and clearing it shows all again', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const made = async (comment: string, expiresAt?: string) =>
    await product.keypair(account, 'ada', { comment, ...(expiresAt && { expiresAt }) })
  await made('enabled')
  const off = await made('disabled')
  await product.api('POST', `${off.path}/disable`, { as: 'ada' })
  await made('expiring', daysFromNow(29))
  await made('expiring later', daysFromNow(31))
  const used = await made('used')
  await product.token(used)
  const page = await visitList(browser, account)
  const all = ['used', 'expiring later', 'expiring', 'disabled', 'enabled']
  const shown: readonly (readonly [string, readonly string[]])[] = [
    ['Enabled', ['used', 'expiring later', 'expiring', 'enabled']],
    ['Disabled', ['disabled']],
    ['Expiring within 30 days', ['expiring']],
    ['Expired', []],
    ['Never used', ['expiring later', 'expiring', 'disabled', 'enabled']],
    ['Unused for 90 days', []],
  ]
  for (const [filter, comments] of shown) {
    await choose(page, 'Filter', filter)
    await expect.poll(() => commentsOf(page)).toEqual(comments)
  }
  await page.getByText('No keypair matches').waitFor()
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await expect.poll(() => commentsOf(page)).toEqual(all)
})

test('as time passes, a keypair becomes expired, or unused for 90 days', async () => {
  const account = await browser.product.account('ada')
  await browser.product.keypair(account, 'ada', { comment: 'lasting' })
  const expiring = { comment: 'expiring', expiresAt: daysFromNow(29) }
  await browser.product.keypair(account, 'ada', expiring)
  const page = await browser.visit('/', { as: 'ada' })
  await page.clock.install()
  await page.goto(ownerPlace(account))
  await page.getByRole('gridcell', { name: 'expiring' }).waitFor()

  await passDays(page, 30)
  await choose(page, 'Filter', 'Expired')
  await expect.poll(() => commentsOf(page)).toEqual(['expiring'])
  await choose(page, 'Filter', 'Unused for 90 days')
  await expect.poll(() => commentsOf(page)).toEqual([])
  await passDays(page, 61)
  await expect.poll(() => commentsOf(page)).toEqual(['expiring', 'lasting'])
})

test('a search stays when the page becomes narrow, and can be cleared there', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const { keyId } = await product.keypair(account, 'ada', { comment: 'nightly export' })
  const page = await visitList(browser, account)
  await page.getByRole('searchbox').fill('nothing has this')
  await page.getByText('No keypair matches').waitFor()

  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByText('No keypair matches').waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('nothing has this')
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await page.getByRole('link', { name: keyId }).waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('')
})

/** Lets days pass. The page's timers fire once a day. */
async function passDays(page: Page, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) await page.clock.fastForward(DAY_MILLISECONDS)
}
