import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keypairPlace, ownerPlace } from '../../../console/places.ts'
import { until } from '../../support/until.ts'
import { detail, says, visitKeypair } from '../pages/keypair-page.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

describe('the page of a keypair', () => {
  test('opens by its address, and shows everything about the keypair except the key secret', async () => {
    const { product } = browser
    const account = await product.account('ada')
    const environment = await product.environment(account)
    const expiresAt = '2090-01-31T12:00:00.000Z'
    const keypair = await product.keypair(environment, 'ada', { comment: 'export', expiresAt })

    const page = await visitKeypair(browser, environment, keypair)

    expect(await detail(page, 'Comment').textContent()).toBe('export')
    expect(await detail(page, 'Status').textContent()).toBe('Enabled')
    expect(await detail(page, 'Created by').textContent()).toBe('ada (you)')
    expect(await detail(page, 'Expires').textContent()).toContain('Jan 31, 2090, 12:00:00 PM UTC')
    expect(await detail(page, 'feedback-report:read').textContent()).toBe('Read reporting data.')
    expect(await detail(page, 'Last used').first().textContent()).toBe('Never used')
    await says(page, `Secret …${keypair.keySecret.slice(-4)}`)
    await page.getByRole('row', { name: /Keypair created/ }).waitFor()
    expect(await page.content()).not.toContain(keypair.keySecret)
    const crumbs = page.getByRole('navigation', { name: 'Where you are' })
    for (const name of [account.id, environment.id]) await says(crumbs, name)
    await crumbs.getByRole('link', { name: environment.id }).click()
    await page.waitForURL(ownerPlace(environment))
  })

  test('shows the last use, and how exact that is', async () => {
    const { product } = browser
    const account = await product.account('ada')
    const keypair = await product.keypair(account, 'ada')
    await product.token(keypair)
    await until('the use is recorded', async () => {
      const { json } = await product.api('GET', keypair.path, { as: 'ada' })
      return json.lastUsedAt !== null
    })

    const page = await visitKeypair(browser, account, keypair)

    await says(detail(page, 'Last used').first(), /UTC \(.+\)/)
    await says(page, 'the real last use may be up to two hours later')
  })

  test('copies the key ID', async () => {
    const account = await browser.product.account('ada')
    const keypair = await browser.product.keypair(account, 'ada')
    const page = await visitKeypair(browser, account, keypair)
    await page.getByRole('button', { name: 'Copy the key ID' }).click()
    await expect.poll(() => browser.clipboard(page)).toBe(keypair.keyId)
  })

  test('says so when there is no such keypair, and has a way back', async () => {
    const { product } = browser
    const account = await product.account('ada')
    const other = await product.account('ada')
    const { keyId } = await product.keypair(other, 'ada')
    for (const wanted of [keyId, 'fbk_nothing']) {
      const page = await browser.visit(keypairPlace(account, wanted), { as: 'ada' })
      browser.expectFailures(page, 404, 400)
      await says(page, 'This keypair was not found')
      await browser.expectAccessible(page)
      await page.getByRole('link', { name: 'Back to the keypairs' }).click()
      await page.waitForURL(ownerPlace(account))
    }
  })

  test('shows what somebody typed as text, even if it is markup', async () => {
    const { product } = browser
    const account = await product.account('ada')
    const comment = '<img src=x onerror="document.title=1"> <b>שלום</b> {{7*7}} %3Cscript%3E'
    const keypair = await product.keypair(account, 'ada', { comment })

    const page = await visitKeypair(browser, account, keypair)

    const shown = detail(page, 'Comment').locator('bdi')
    expect(await shown.textContent()).toBe(comment)
    expect(await shown.locator('*').count()).toBe(0)
    expect(await page.getByRole('main').locator('img').count()).toBe(0)
  })

  test.each([
    ['light', 1440, 900],
    ['dark', 1440, 900],
    ['light', 360, 740],
    ['dark', 360, 740],
  ] as const)('is accessible in %s, %i pixels wide, and no wider than that', async (...view) => {
    const [colorScheme, width, height] = view
    const { product } = browser
    const account = await product.account('ada')
    const keypair = await product.keypair(account, 'ada', { comment: 'export '.repeat(30) })
    await product.api('POST', `${keypair.path}/secrets`, { as: 'ada', body: {} })
    const viewport = { width, height }
    const page = await visitKeypair(browser, account, keypair, { colorScheme, viewport })
    await says(page, 'Not safe to retire yet')
    await browser.expectAccessible(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(width)
  })
})
