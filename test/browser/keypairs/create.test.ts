import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keypairsOf, visitKeypairs } from '../pages/keypairs-page.ts'
import {
  chooseScope,
  closeSecret,
  create,
  fillIn,
  openCreateDialog,
  secretDialog,
} from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { isFocused, tabTo } from '../support/tab-to.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

describe('a keypair is created', () => {
  test('with the comment, the scopes and the expiry that were chosen', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    const dialog = await openCreateDialog(page)
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('Nightly export')
    await chooseScope(page, 'feedback-account:read')
    await chooseScope(page, 'feedback-report:read')
    await dialog.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: '90 days from now' }).click()
    const told = await dialog
      .getByText(/^Expires /)
      .first()
      .innerText()
    await create(page)
    const secret = secretDialog(page)
    await secret.getByText('feedback-report:read, feedback-account:read').waitFor()
    await closeSecret(secret)
    const [created] = await keypairsOf(browser, account)
    expect(created).toMatchObject({
      comment: 'Nightly export',
      scopes: ['feedback-report:read', 'feedback-account:read'],
    })
    // The expiry is the one that was shown, to the second.
    const shown = new Date(told.replace(/^Expires (.*)\.$/, '$1'))
    expect(new Date(String(created?.expiresAt)).getTime()).toBe(shown.getTime())
    await page.getByText('Nightly export').first().waitFor()
  })

  test('with an expiry date and time in the reader’s time zone', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    const dialog = await openCreateDialog(page)
    await chooseScope(page, 'feedback-report:read')
    await dialog.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: 'A date and time' }).click()
    await create(page)
    await dialog.getByText('Choose a date and a time.').first().waitFor()
    await dialog.getByRole('textbox', { name: 'Date' }).fill('2001-01-31')
    await create(page)
    await dialog.getByText('Choose a time in the future.').first().waitFor()
    await dialog.getByRole('textbox', { name: 'Date' }).fill('2101-01-31')
    await dialog.getByRole('textbox', { name: 'Time' }).fill('06:30')
    await dialog.getByText('Expires Jan 31, 2101').first().waitFor()
    await dialog.getByText('24 hours, UTC time.').first().waitFor()
    await create(page)
    await closeSecret(secretDialog(page))
    const [created] = await keypairsOf(browser, account)
    expect(created).toMatchObject({ expiresAt: '2101-01-31T06:30:00.000Z', comment: null })
  })

  test('with the keyboard alone, and the focus returns to where it was', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    const way = page.getByRole('button', { name: 'Create keypair' }).first()
    await way.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Create keypair' })
    await dialog.getByRole('checkbox').first().waitFor()
    await tabTo(page, dialog.getByRole('textbox', { name: 'Comment' }))
    await page.keyboard.type('By keyboard')
    await tabTo(page, dialog.getByRole('checkbox').first())
    await page.keyboard.press('Space')
    await tabTo(page, dialog.getByRole('button', { name: 'Create' }))
    await page.keyboard.press('Enter')
    const secret = secretDialog(page)
    await secret.waitFor()
    await tabTo(page, secret.getByRole('button', { name: 'Show the key secret' }))
    await page.keyboard.press('Enter')
    await tabTo(page, secret.getByRole('checkbox'))
    await page.keyboard.press('Space')
    await tabTo(page, secret.getByRole('button', { name: 'Close and forget the key secret' }))
    await page.keyboard.press('Enter')
    await secret.waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(way)).toBe(true)
    expect(await keypairsOf(browser, account)).toHaveLength(1)
  })

  test('and a comment that looks like markup is shown as text everywhere', async () => {
    const account = await browser.product.account('ada')
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const page = await visitKeypairs(browser, account)
    const dialog = await openCreateDialog(page)
    await dialog.getByRole('textbox', { name: 'Comment' }).fill(markup)
    await chooseScope(page, 'feedback-report:read')
    await create(page)
    await closeSecret(secretDialog(page))
    await page.getByText(markup).first().waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(await page.title()).not.toMatch(/^[12]$/)
  })
})

test('a key secret is still shown when the answer comes after somebody went back', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  await page.getByRole('link', { name: account.id }).first().click()
  await fillIn(page)
  const answer = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await page.route('**/keypairs', async (route) => {
    asked.resolve()
    await answer.promise
    await route.continue()
  })
  await create(page)
  await asked.promise
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/')
  answer.resolve()
  await closeSecret(secretDialog(page))
  expect(await keypairsOf(browser, account)).toHaveLength(1)
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 360, height: 740 }],
  ])('axe finds nothing in the dialog that creates a keypair on a %s', async (_name, viewport) => {
    const account = await browser.product.account('ada')
    const page = await browser.visit(`/accounts/${account.id}`, {
      as: 'ada',
      colorScheme,
      viewport,
    })
    const dialog = await openCreateDialog(page)
    await browser.expectAccessible(page)
    await dialog.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: 'A date and time' }).click()
    await create(page)
    await dialog.getByText('Choose at least one scope').first().waitFor()
    await browser.expectAccessible(page)
  })
})
