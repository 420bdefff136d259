import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../console/api/call.ts'
import { auditEventsPlace, keypairPlace, ownerPlace } from '../../../console/places.ts'
import { freshId } from '../../local-stack/test-stack.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { choose } from '../support/select.ts'
import { isFocused } from '../support/tab-to.ts'

const NOT_YOURS = 'You do not administer this account or environment, or it is closed'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('ada sees her account with its environments below it, and which rights she inherits', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const inherited = await product.environment(account)
  const granted = await product.environment(account, {
    inheritAdministrators: false,
    administrators: ['ada'],
  })
  const closedToHer = await product.environment(account, { inheritAdministrators: false })

  const page = await browser.visit('/', { as: 'ada' })

  await row(page, account).getByText('Administrator', { exact: true }).waitFor()
  await row(page, inherited).getByText('Inherited from the account').waitFor()
  await row(page, granted).getByText('Administrator', { exact: true }).waitFor()
  expect(await page.getByText(closedToHer.id).count()).toBe(0)
  const shown = await rowsOf(page)
  const first = shown.findIndex((text) => text.includes(account.id))
  const below = shown.slice(first + 1, first + 3).join('\n')
  for (const { id } of [inherited, granted]) expect(below).toContain(id)
})

test('ada opens an environment that she administers through the account, and sees its keypairs', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const { keyId } = await product.keypair(environment, 'ada')
  const page = await browser.visit('/', { as: 'ada' })

  await page.getByRole('link', { name: environment.id }).click()

  await page.waitForURL(ownerPlace(environment))
  await page.getByRole('link', { name: keyId }).waitFor()
  await page.getByRole('link', { name: account.id }).click()
  await page.waitForURL(ownerPlace(account))
})

test('following a link by keyboard moves the focus to the heading, and a tab keeps the focus', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  await page.getByRole('link', { name: account.id }).press('Enter')
  const heading = page.getByRole('heading', { level: 1, name: account.id })
  await expect.poll(() => heading.evaluate((h1) => h1.contains(document.activeElement))).toBe(true)

  const events = page.getByRole('tab', { name: 'Audit events' })
  await page.getByRole('tab', { name: 'Keypairs' }).press('ArrowRight')
  await page.getByRole('table').getByText('Account registered').waitFor()
  expect(await isFocused(events)).toBe(true)
})

test('tess sees the one environment that she administers, and only the name of its account', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const environment = await product.environment(account, { administrators: ['tess'] })
  const sibling = await product.environment(account)

  const page = await browser.visit('/', { as: 'tess' })

  await row(page, environment).getByText('Administrator', { exact: true }).waitFor()
  await row(page, account).getByText('Only through its environments').waitFor()
  expect(await page.getByRole('link', { name: account.id }).count()).toBe(0)
  expect(await page.getByText(sibling.id).count()).toBe(0)
})

test('an account that tess sees only because of an environment does not open for her', async () => {
  const { product } = browser
  const account = await product.account('ada')
  await product.environment(account, { administrators: ['tess'] })
  await product.keypair(account, 'ada', { comment: 'nightly export' })

  const page = await browser.visit(ownerPlace(account), { as: 'tess' })

  await page.getByText(NOT_YOURS).waitFor()
  expect(await page.getByText('nightly export').count()).toBe(0)
})

test("a link to somebody else's owner shows the same as one to an owner that never existed", async () => {
  const { product } = browser
  const account = await product.account('gil')
  const { keyId } = await product.keypair(account, 'gil', { comment: "gil's own" })
  const never: OwnerRef = { type: 'account', id: freshId('account') }
  const told: string[] = []
  for (const owner of [account, never]) {
    for (const place of [ownerPlace(owner), auditEventsPlace(owner), keypairPlace(owner, keyId)]) {
      const page = await browser.visit(place, { as: 'ada' })
      await page.getByText(NOT_YOURS).waitFor()
      told.push((await page.getByRole('main').innerText()).replaceAll(owner.id, 'ID'))
    }
  }
  expect(new Set(told).size).toBe(1)
  expect(told[0]).not.toContain("gil's own")
})

test('an owner that was closed is no longer shown after reloading', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByText('No keypairs yet').waitFor()
  await product.close(account)
  await page.goto(ownerPlace(account))
  await page.getByText(NOT_YOURS).waitFor()
  await page.getByRole('link', { name: 'Back to accounts and environments' }).click()
  await page.getByRole('heading', { name: 'Accounts and environments' }).waitFor()
})

test('ada stays on the audit events when she switches to another owner', async () => {
  const account = await browser.product.account('ada')
  const environment = await browser.product.environment(account)
  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })
  await page.getByRole('table').getByText('Account registered').waitFor()
  await choose(page, 'Showing', environment.id)
  await page.waitForURL(auditEventsPlace(environment))
  await page.getByRole('table').getByText('Environment registered').waitFor()
})

test('ada switches between an account and its environments', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const { keyId } = await product.keypair(environment, 'ada')
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByText('No keypairs yet').waitFor()

  await choose(page, 'Showing', environment.id)

  await page.waitForURL(ownerPlace(environment))
  await page.getByRole('link', { name: keyId }).waitFor()
  await page.goBack()
  await page.waitForURL(ownerPlace(account))
  await page.getByText('No keypairs yet').waitFor()
})

test('an owner’s name that looks like markup is shown as text', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const name = '<img src=x onerror=alert(1)> שלום'
  await product.register(account, { name })

  const page = await browser.visit(ownerPlace(account), { as: 'ada' })

  await page.getByRole('heading', { level: 1, name }).waitFor()
  expect(await page.locator('img').count()).toBe(0)
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing where owners are chosen: %s',
  async (colorScheme) => {
    const account = await browser.product.account('ada')
    await browser.product.environment(account)
    for (const as of ['ada', 'vic']) {
      const page = await browser.visit('/', { as, colorScheme })
      await page
        .getByText(as === 'vic' ? 'You are not an administrator yet' : account.id)
        .first()
        .waitFor()
      await browser.expectAccessible(page)
    }
    const page = await browser.visit(`/accounts/${freshId('account')}`, { as: 'ada', colorScheme })
    await page.getByText(NOT_YOURS).waitFor()
    await browser.expectAccessible(page)
  },
)

function row(page: Page, owner: OwnerRef): Locator {
  return page.getByRole('row').filter({ hasText: owner.id })
}

async function rowsOf(page: Page): Promise<readonly string[]> {
  return await page.locator('tbody').getByRole('row').allInnerTexts()
}
