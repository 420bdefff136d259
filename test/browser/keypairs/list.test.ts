import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keypairPlace, ownerPlace } from '../../../console/places.ts'
import { rotated } from '../../local-stack/keypairs.ts'
import { visitList } from '../pages/keypair-list.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { daysFromNow } from '../support/days.ts'

const COLUMNS = [
  'Key ID',
  'Comment',
  'Scopes',
  'Status',
  'Created',
  'Expires',
  'Last used',
  'Secrets',
] as const

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('a row shows a keypair’s scopes, status, expiry, creator, last use and secrets', async () => {
  const { product } = browser
  const account = await product.account('ada', 'gil')
  const keypair = await product.keypair(account, 'gil', {
    comment: 'nightly export',
    expiresAt: daysFromNow(10.5),
  })
  await product.token(keypair)
  await rotated(product, keypair, 'gil')
  const bare = await product.keypair(account, 'ada')
  await product.api('POST', `${bare.path}/disable`, { as: 'ada' })

  const page = await visitList(browser, account)

  expect(await cells(page, keypair.keyId)).toEqual({
    'Key ID': keypair.keyId,
    Comment: 'nightly export',
    Scopes: 'feedback-report:read',
    Status: 'Enabled',
    Created: 'now by gil',
    Expires: 'in 10 days',
    'Last used': 'now',
    Secrets: expect.stringMatching(/^…\w{4} ends (tomorrow|in \d+ hours) …\w{4}$/),
  })
  expect(await cells(page, bare.keyId)).toMatchObject({
    Comment: '–',
    Status: 'Disabled',
    Created: 'now by ada (you)',
    Expires: 'Never',
    'Last used': 'Never',
    Secrets: expect.stringMatching(/^…\w{4}$/),
  })
})

test('a time is relative to now, and exact on hover', async () => {
  const account = await browser.product.account('ada')
  await browser.product.keypair(account, 'ada', { expiresAt: '2090-01-31T12:34:56Z' })
  const page = await visitList(browser, account)
  const expiry = page.locator('time[datetime="2090-01-31T12:34:56.000Z"]')
  await expiry.waitFor()
  expect(await expiry.innerText()).toMatch(/^in \d+ years$/)
  expect(await expiry.getAttribute('title')).toBe('Jan 31, 2090, 12:34:56 PM UTC')
})

test('a key ID can be copied, and is a link to its keypair', async () => {
  const account = await browser.product.account('ada')
  const { keyId } = await browser.product.keypair(account, 'ada')
  const page = await visitList(browser, account)
  await page.getByRole('button', { name: `Copy key ID ${keyId}` }).click()
  await expect.poll(() => browser.clipboard(page)).toBe(keyId)
  await page.getByRole('link', { name: keyId }).click()
  await page.waitForURL(keypairPlace(account, keyId))
})

test('the list says when it is loading, and an empty list says what keypairs are for', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  const held = Promise.withResolvers<void>()
  await page.route('**/keypairs', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.getByRole('link', { name: account.id }).click()
  await page.getByText('Loading keypairs').waitFor()
  await browser.expectAccessible(page)
  held.resolve()
  await page.getByText('No keypairs yet').waitFor()
  await page.getByText('A keypair lets a machine get access tokens').waitFor()
  await browser.expectAccessible(page)
})

test('refreshing the list shows what somebody else did in the meantime', async () => {
  const account = await browser.product.account('ada')
  const page = await visitList(browser, account, 'No keypairs yet')
  const { keyId } = await browser.product.keypair(account, 'ada')
  await page.getByRole('button', { name: 'Refresh the list' }).click()
  await page.getByRole('link', { name: keyId }).waitFor()
})

test('without a network the list says so, and continues when it is back', async () => {
  const account = await browser.product.account('ada')
  const page = await visitList(browser, account, 'No keypairs yet')
  const { keyId } = await browser.product.keypair(account, 'ada')
  browser.expectFailures(page, 'network')
  await page.context().setOffline(true)
  await page.getByText('You are offline').waitFor()
  await page.getByRole('button', { name: 'Refresh the list' }).click()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: keyId }).waitFor()
  await expect.poll(() => page.getByText('You are offline').count()).toBe(0)
})

test('comments are inert: markup is text, and right-to-left words stay in their cell', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const comment = '<img src=x onerror=alert(1)> שלום {{7*7}} javascript:alert(1)'
  const { keyId } = await product.keypair(account, 'ada', { comment })
  const page = await visitList(browser, account)
  expect((await cells(page, keyId)).Comment).toBe(comment)
  expect(
    await page.getByRole('row').filter({ hasText: keyId }).locator('bdi').count(),
  ).toBeGreaterThan(0)
  expect(await page.locator('img').count()).toBe(0)
})

test('on a phone, a keypair is a card with the same content', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const { keyId } = await product.keypair(account, 'ada', { comment: 'nightly export' })
  const viewport = { width: 360, height: 740 }
  const page = await browser.visit(ownerPlace(account), { as: 'ada', viewport })
  const card = page.getByRole('listitem').filter({ hasText: keyId })
  for (const text of ['nightly export', 'feedback-report:read', 'Enabled', 'by ada (you)']) {
    await card.getByText(text).waitFor()
  }
  await page.getByRole('link', { name: keyId }).waitFor()
})

/** The texts of a keypair's row, by column. */
async function cells(page: Page, keyId: string): Promise<Readonly<Record<string, string>>> {
  const row = page.getByRole('row').filter({ hasText: keyId })
  await row.waitFor()
  const texts = await row.locator('th, td').allInnerTexts()
  return Object.fromEntries(
    COLUMNS.map((column, at) => [column, (texts[at] ?? '').replace(/\s+/g, ' ').trim()]),
  )
}
