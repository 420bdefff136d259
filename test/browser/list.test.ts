import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../web/api/call.ts'
import { keypairPlace, ownerPlace } from '../../web/places.ts'
import { rotated } from '../support/management-keypair.ts'
import { ConsoleBrowser } from './support/console-browser.ts'
import { choose } from './support/select.ts'

const DAY_MILLISECONDS = 86_400_000
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

test('a row tells everything of a keypair: what it may do, whether, until when, whose it is, and its secrets', async () => {
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

  const page = await visitList(account)

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

test('a time is told as people say it, and exactly on hover', async () => {
  const account = await browser.product.account('ada')
  await browser.product.keypair(account, 'ada', { expiresAt: '2090-01-31T12:34:56Z' })
  const page = await visitList(account)
  const expiry = page.locator('time[datetime="2090-01-31T12:34:56.000Z"]')
  await expiry.waitFor()
  expect(await expiry.innerText()).toMatch(/^in \d+ years$/)
  expect(await expiry.getAttribute('title')).toBe('Jan 31, 2090, 12:34:56 PM UTC')
})

test('a key ID is copied, and leads to its keypair', async () => {
  const account = await browser.product.account('ada')
  const { keyId } = await browser.product.keypair(account, 'ada')
  const page = await visitList(account)
  await page.getByRole('button', { name: `Copy key ID ${keyId}` }).click()
  await expect.poll(() => browser.clipboard(page)).toBe(keyId)
  await page.getByRole('link', { name: keyId }).click()
  await page.waitForURL(keypairPlace(account, keyId))
})

test('keypairs are found by key ID, comment, scope and creator; each word has to be there', async () => {
  const { product } = browser
  const account = await product.account('ada', 'gil')
  const one = await product.keypair(account, 'ada', { comment: 'Nightly export' })
  const two = await product.keypair(account, 'gil', { comment: 'hourly export' })
  const page = await visitList(account)
  const search = page.getByRole('searchbox', {
    name: 'Find by key ID, comment, scope, creator or end of a secret',
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

test('keypairs are narrowed down to those that need a look, and all are back when that is cleared', async () => {
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
  const page = await visitList(account)
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

test('with time, a keypair becomes one that has expired, and one that nobody has used for 90 days', async () => {
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

test('the newest keypair is first, and every order is one click away', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const b = await product.keypair(account, 'ada', { comment: 'b', expiresAt: daysFromNow(3) })
  await product.keypair(account, 'ada', { comment: 'a' })
  await product.keypair(account, 'ada', { comment: 'c', expiresAt: daysFromNow(2) })
  await product.token(b)
  await product.api('POST', `${b.path}/disable`, { as: 'ada' })
  const page = await visitList(account)
  expect(await commentsOf(page)).toEqual(['c', 'a', 'b'])

  const header = (name: string) =>
    page.getByRole('columnheader', { name }).getByRole('button', { name }).first()
  await header('Created').click()
  await expect.poll(() => commentsOf(page)).toEqual(['b', 'a', 'c'])
  await header('Comment').click()
  await expect.poll(() => commentsOf(page)).toEqual(['a', 'b', 'c'])
  await header('Comment').click()
  await expect.poll(() => commentsOf(page)).toEqual(['c', 'b', 'a'])
  await header('Expires').click()
  await expect.poll(() => commentsOf(page)).toEqual(['c', 'b', 'a'])
  await header('Last used').click()
  await header('Last used').click()
  await expect.poll(async () => (await commentsOf(page))[0]).toBe('b')
  await header('Status').click()
  await expect.poll(async () => (await commentsOf(page))[2]).toBe('b')
  await header('Key ID').click()
  await expect
    .poll(async () => {
      const keyIds = await keyIdsOf(page)
      return keyIds.length === 3 && keyIds.toSorted().every((keyId, at) => keyId === keyIds[at])
    })
    .toBe(true)
})

test('a hundred keypairs have pages, as long as somebody wants them, and columns that somebody chooses', async () => {
  const { product } = browser
  const account = await product.account('ada')
  for (let made = 0; made < 100; made += 1) await product.keypair(account, 'ada')
  const page = await visitList(account)
  await page.getByText('(100)').waitFor()
  const seen = new Set(await keyIdsOf(page))
  expect(seen.size).toBe(20)

  await page.getByRole('button', { name: 'Next page' }).click()
  await expect.poll(async () => (await keyIdsOf(page)).some((keyId) => seen.has(keyId))).toBe(false)
  expect(await keyIdsOf(page)).toHaveLength(20)

  await page.getByRole('button', { name: 'Choose columns' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose columns' })
  await browser.expectAccessible(page)
  await dialog.getByRole('checkbox', { name: 'Scopes' }).uncheck()
  await dialog.getByRole('radio', { name: '100' }).check()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect.poll(async () => (await keyIdsOf(page)).length).toBe(100)
  expect(await page.getByRole('columnheader', { name: 'Scopes' }).count()).toBe(0)
  expect(await page.getByRole('columnheader', { name: 'Comment' }).count()).toBe(1)
})

test('a list that is being read says so, and one without keypairs says what they are for', async () => {
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

test('what somebody else did meanwhile is there when the list is read again', async () => {
  const account = await browser.product.account('ada')
  const page = await visitList(account, 'No keypairs yet')
  const { keyId } = await browser.product.keypair(account, 'ada')
  await page.getByRole('button', { name: 'Read the list again' }).click()
  await page.getByRole('link', { name: keyId }).waitFor()
})

test('without a network the list says so, and goes on when it is back', async () => {
  const account = await browser.product.account('ada')
  const page = await visitList(account, 'No keypairs yet')
  const { keyId } = await browser.product.keypair(account, 'ada')
  browser.expectFailures(page, 'network')
  await page.context().setOffline(true)
  await page.getByText('You are offline').waitFor()
  await page.getByRole('button', { name: 'Read the list again' }).click()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: keyId }).waitFor()
  await expect.poll(() => page.getByText('You are offline').count()).toBe(0)
})

test('comments are inert: markup is text, and words of another direction stay in their cell', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const comment = '<img src=x onerror=alert(1)> שלום {{7*7}} javascript:alert(1)'
  const { keyId } = await product.keypair(account, 'ada', { comment })
  const page = await visitList(account)
  expect((await cells(page, keyId)).Comment).toBe(comment)
  expect(
    await page.getByRole('row').filter({ hasText: keyId }).locator('bdi').count(),
  ).toBeGreaterThan(0)
  expect(await page.locator('img').count()).toBe(0)
})

test('on a phone, a keypair is a card that tells the same', async () => {
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

test('what is searched for stays when there is no more room for a table, and is cleared there', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const { keyId } = await product.keypair(account, 'ada', { comment: 'nightly export' })
  const page = await visitList(account)
  await page.getByRole('searchbox').fill('nothing has this')
  await page.getByText('No keypair matches').waitFor()

  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByText('No keypair matches').waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('nothing has this')
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await page.getByRole('link', { name: keyId }).waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('')
})

/** The list of an owner, once it is there. */
async function visitList(owner: OwnerRef, sign?: string): Promise<Page> {
  const page = await browser.visit(ownerPlace(owner), { as: 'ada' })
  await (sign === undefined ? page.locator('tbody time').first() : page.getByText(sign)).waitFor()
  return page
}

/** Lets days go by; a timer of the page goes off once in each. */
async function passDays(page: Page, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) await page.clock.fastForward(DAY_MILLISECONDS)
}

function rows(page: Page): Locator {
  return page
    .locator('tbody')
    .getByRole('row')
    .filter({ has: page.locator('time') })
}

async function keyIdsOf(page: Page): Promise<readonly string[]> {
  return await rows(page).getByRole('link').allInnerTexts()
}

async function commentsOf(page: Page): Promise<readonly string[]> {
  const found = (await rows(page).all()).map((row) => row.locator('th, td').allInnerTexts())
  return (await Promise.all(found)).map(([, comment = '']) => comment.trim())
}

/** What a keypair's row says, by column. */
async function cells(page: Page, keyId: string): Promise<Readonly<Record<string, string>>> {
  const row = page.getByRole('row').filter({ hasText: keyId })
  await row.waitFor()
  const texts = await row.locator('th, td').allInnerTexts()
  return Object.fromEntries(
    COLUMNS.map((column, at) => [column, (texts[at] ?? '').replace(/\s+/g, ' ').trim()]),
  )
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MILLISECONDS).toISOString()
}
