import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keypairPlace, ownerPlace } from '../../../../console/places.ts'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, pathOf } from '../../../local-stack/test-stack.ts'
import { until } from '../../../support/until.ts'
import {
  detail,
  openDialog,
  press,
  pressAndClose,
  says,
  visitKeypair,
} from '../../pages/keypair-page.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'

let browser: ConsoleBrowser
let account: OwnerRef
let keypair: CreatedKeypair

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})
beforeEach(async () => {
  account = await browser.product.account('ada')
  keypair = await browser.product.keypair(account, 'ada')
})

async function openRemoval(page: Page): Promise<Locator> {
  const dialog = await openDialog(page, 'Remove', 'Remove keypair')
  await says(dialog, keypair.keyId)
  return dialog
}

function confirmation(dialog: Locator): Locator {
  return dialog.getByRole('textbox', { name: /the last four characters/ })
}

function lastFour(): string {
  return keypair.keyId.slice(-4)
}

async function statusNow(): Promise<number> {
  return (await browser.product.api('GET', keypair.path, { as: 'ada' })).status
}

test('removing needs the last four characters of the key ID, typed exactly', async () => {
  const page = await visitKeypair(browser, account, keypair)
  const dialog = await openRemoval(page)
  const remove = dialog.getByRole('button', { name: 'Remove', exact: true })
  expect(await remove.isDisabled()).toBe(true)
  await confirmation(dialog).fill('fbk_')
  await says(dialog, 'These are not the last four characters of the key ID.')
  expect(await remove.isDisabled()).toBe(true)
  await page.keyboard.press('Enter')
  await confirmation(dialog).fill(lastFour())
  expect(await remove.isDisabled()).toBe(false)
  expect(await statusNow()).toBe(200)
  await pressAndClose(dialog, 'Cancel')
  expect(await statusNow()).toBe(200)
})

test('a removed keypair gets no token, and the list confirms the removal', async () => {
  const { product } = browser
  const page = await visitKeypair(browser, account, keypair)
  const dialog = await openRemoval(page)
  expect(await detail(dialog, 'Last used').textContent()).toBe('Never used')
  await confirmation(dialog).focus()
  await page.evaluate((text) => navigator.clipboard.writeText(text), lastFour())
  await page.keyboard.press('Control+V')
  await page.keyboard.press('Enter')

  await page.waitForURL(ownerPlace(account))
  await says(page, `Keypair ${keypair.keyId} was removed.`)
  await browser.expectAccessible(page)
  expect((await product.token(keypair)).status).toBe(401)
  expect(await statusNow()).toBe(404)
  await page.getByText('No keypairs yet').waitFor()

  browser.expectFailures(page, 404)
  await page.goBack()
  await says(page, 'This keypair was not found')
  expect(await page.getByText('was removed.').count()).toBe(0)
})

test('the dialog advises to disable a keypair first that was used within a day', async () => {
  const { product } = browser
  await product.token(keypair)
  await until('the use is recorded', async () => {
    const { json } = await product.api('GET', keypair.path, { as: 'ada' })
    return json.lastUsedAt !== null
  })
  const page = await visitKeypair(browser, account, keypair)
  const dialog = await openRemoval(page)
  await says(dialog, 'This keypair may have been used within the last day')
  await says(dialog, 'Consider disabling it first')
  expect(await detail(dialog, 'Last used').textContent()).toContain('UTC (')
  await confirmation(dialog).fill(lastFour())
  await press(dialog, 'Remove')
  await page.waitForURL(ownerPlace(account))
  expect(await statusNow()).toBe(404)
})

test('without an answer, and without the owner, the console does not claim a removal', async () => {
  const { product } = browser
  const page = await visitKeypair(browser, account, keypair)
  browser.expectFailures(page, 'network', 404)
  const dialog = await openRemoval(page)
  await confirmation(dialog).fill(lastFour())
  const revoked = `${pathOf(account)}/administrators/ada`
  await page.route(
    (url) => url.pathname === keypair.path,
    async (route) => {
      await product.platform('DELETE', revoked)
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await press(dialog, 'Remove')
  await says(dialog, 'This keypair was not found')
  await says(dialog, 'or you no longer administer this account or environment')
  expect(await page.getByText('was removed').count()).toBe(0)
  await product.grant(account, 'ada')
  expect(await statusNow()).toBe(200)
})

test('a removal that was made although its answer was lost is found done', async () => {
  const page = await visitKeypair(browser, account, keypair)
  browser.expectFailures(page, 'network', 404)
  const dialog = await openRemoval(page)
  await confirmation(dialog).fill(lastFour())
  await page.route(
    (url) => url.pathname === keypair.path,
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await press(dialog, 'Remove')
  await says(page, `Keypair ${keypair.keyId} was removed.`)
  expect(await statusNow()).toBe(404)
})

test('a keypair that was changed in the meantime is only removed after another confirmation', async () => {
  const page = await visitKeypair(browser, account, keypair)
  browser.expectFailures(page, 412)
  const dialog = await openRemoval(page)
  await confirmation(dialog).fill(lastFour())
  const body = { comment: 'do not remove' }
  await browser.product.api('PATCH', keypair.path, { as: 'ada', body })
  await press(dialog, 'Remove')
  expect(await detail(dialog, 'Comment now').textContent()).toBe('do not remove')
  expect(await statusNow()).toBe(200)
  await press(dialog, 'Remove anyway')
  await page.waitForURL(ownerPlace(account))
  expect(await statusNow()).toBe(404)
})

test('removing a keypair in the list stays on the list', async () => {
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByRole('button', { name: `Actions for ${keypair.keyId}` }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove keypair' })
  await confirmation(dialog).fill(lastFour())
  await pressAndClose(dialog, 'Remove')
  await says(page, `Keypair ${keypair.keyId} was removed.`)
  expect(new URL(page.url()).pathname).toBe(ownerPlace(account))
  await page.getByText('No keypairs yet').waitFor()
  expect(new URL(page.url()).pathname).not.toBe(keypairPlace(account, keypair.keyId))
})
