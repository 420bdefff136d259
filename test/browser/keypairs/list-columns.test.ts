import { afterAll, beforeAll, expect, test } from 'vitest'
import { commentsOf, keyIdsOf, visitList } from '../pages/keypair-list.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { daysFromNow } from '../support/days.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('the newest keypair is first, and one click sorts by another column', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const b = await product.keypair(account, 'ada', { comment: 'b', expiresAt: daysFromNow(3) })
  await product.keypair(account, 'ada', { comment: 'a' })
  await product.keypair(account, 'ada', { comment: 'c', expiresAt: daysFromNow(2) })
  await product.token(b)
  await product.api('POST', `${b.path}/disable`, { as: 'ada' })
  const page = await visitList(browser, account)
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

test('a hundred keypairs are shown in pages; the reader chooses their length and the columns', async () => {
  const { product } = browser
  const account = await product.account('ada')
  for (let made = 0; made < 100; made += 1) await product.keypair(account, 'ada')
  const page = await visitList(browser, account)
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
