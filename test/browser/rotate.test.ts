import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owner.ts'
import { rotated, secretIdsOf } from '../support/management-keypair.ts'
import { objectsIn } from '../support/management-state.ts'
import type { CreatedKeypair } from '../support/test-stack.ts'
import { until } from '../support/until.ts'
import { ConsoleBrowser } from './support/console-browser.ts'
import { openDialog, press, pressAndClose, says, visitKeypair } from './support/keypair-page.ts'
import { closeSecret } from './support/new-keypair.ts'
import { placesInPage, Traffic } from './support/secret-traces.ts'

let browser: ConsoleBrowser
let account: OwnerRef
let keypair: CreatedKeypair

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})
beforeEach(async () => {
  keypair = await browser.product.keypair(account, 'ada')
})

async function visit(): Promise<Page> {
  return await visitKeypair(browser, account, keypair)
}

async function openRotation(page: Page): Promise<Locator> {
  const dialog = await openDialog(page, 'Rotate secret')
  await says(dialog, 'What happens to the current secrets')
  return dialog
}

/** Rotates in the dialog, up to the one that shows the secret. */
async function rotate(page: Page, dialog: Locator, button = 'Rotate') {
  const answer = page.waitForResponse((response) => response.status() === 201)
  await press(dialog, button)
  const { keySecret } = await (await answer).json()
  const shown = page.getByRole('dialog', { name: 'New secret created' })
  await shown.waitFor()
  return { shown, renewed: { ...keypair, keySecret: String(keySecret) } }
}

async function secretsNow() {
  const { json } = await browser.product.api('GET', keypair.path, { as: 'ada' })
  return objectsIn(json.secrets)
}

/** Gets a token, and waits until the use is noted. */
async function use(secret: CreatedKeypair): Promise<void> {
  expect((await browser.product.token(secret)).status).toBe(200)
  const hint = secret.keySecret.slice(-4)
  await until('the use is noted', async () =>
    (await secretsNow()).some((each) => each.hint === hint && each.lastUsedAt !== null),
  )
}

function hintOf({ keySecret }: CreatedKeypair): string {
  return `…${keySecret.slice(-4)}`
}

describe('rotating', () => {
  test('with an overlap leaves both secrets working, the old one until its deadline', async () => {
    const { product } = browser
    const page = await visit()
    const dialog = await openRotation(page)
    await says(dialog, new RegExp(`Secret ${hintOf(keypair)} works until .+ \\(tomorrow\\)`))
    await dialog.getByRole('radio', { name: '1 hour' }).check()
    await says(dialog, /works until .+ \((in 1 hour|in 59 minutes)\)/)

    const { shown, renewed } = await rotate(page, dialog)
    await closeSecret(shown)

    for (const secret of [keypair, renewed]) {
      await page.getByRole('heading', { name: `Secret ${hintOf(secret)}` }).waitFor()
      expect((await product.token(secret)).status).toBe(200)
    }
    const [old, fresh] = await secretsNow()
    expect(Date.parse(String(old?.expiresAt)) - Date.parse(String(fresh?.createdAt))).toBe(
      3_600_000,
    )
    expect(fresh?.expiresAt).toBeNull()
    await page.getByRole('row', { name: /Secret rotated/ }).waitFor()
  })

  test('with no overlap ends the old secret at once', async () => {
    const page = await visit()
    const dialog = await openRotation(page)
    await dialog.getByRole('radio', { name: 'No time: it ends at once' }).check()
    await says(dialog, `Secret ${hintOf(keypair)} ends at once`)
    const { shown, renewed } = await rotate(page, dialog)
    await closeSecret(shown)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(renewed)).status).toBe(200)
  })

  test('when there are two secrets says that the older one ends at once, and it does', async () => {
    const second = await rotated(browser.product, keypair, 'ada')
    const page = await visit()
    const dialog = await openRotation(page)
    await says(dialog, `machines that still use ${hintOf(keypair)} are refused`)
    const { shown } = await rotate(page, dialog)
    await closeSecret(shown)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(second)).status).toBe(200)
  })

  test('leaves nothing of the secret in the page once its dialog is closed', async () => {
    const page = await visit()
    const traffic = Traffic.of(page)
    const { shown, renewed } = await rotate(page, await openRotation(page))
    await closeSecret(shown)
    await page.getByRole('row', { name: /Secret rotated/ }).waitFor()

    await expect.poll(() => placesInPage(page, renewed.keySecret)).toEqual([])
    expect(await traffic.placesOf(renewed.keySecret)).toEqual([
      `answer 201 to POST ${keypair.path}/secrets`,
    ])
  })

  test('whose answer was lost says that nobody knows the secret, and rotates again', async () => {
    const page = await visit()
    browser.expectFailures(page, 'network', 412)
    const dialog = await openRotation(page)
    await page.route(
      (url) => url.pathname === `${keypair.path}/secrets`,
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await press(dialog, 'Rotate')
    await says(dialog, 'There is a secret that you have not seen.')
    await browser.expectAccessible(page)
    const { shown, renewed } = await rotate(page, dialog, 'Rotate anyway')
    await closeSecret(shown)
    expect((await browser.product.token(renewed)).status).toBe(200)
    expect((await secretsNow()).map(({ hint }) => `…${String(hint)}`)).toContain(hintOf(renewed))
  })
})

describe('the old secret', () => {
  test('is safe to retire once the new one was used, and not before', async () => {
    const renewed = await rotated(browser.product, keypair, 'ada')
    const before = await visit()
    await says(before, `Not safe to retire yet: ${hintOf(keypair)}`)
    await says(before, `The new secret ${hintOf(renewed)} has not been used yet`)
    await use(renewed)
    const page = await visit()
    await says(page, `Safe to retire: ${hintOf(keypair)}`)
    await browser.expectAccessible(page)

    const signal = page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` })
    await signal.first().click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Safe to retire')
    await pressAndClose(dialog, 'Retire')

    await says(page, 'The secret is retired')
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(renewed)).status).toBe(200)
    await page.getByRole('row', { name: /Secret retired/ }).waitFor()
    expect(await page.getByRole('button', { name: /^Retire secret/ }).count()).toBe(0)
  })

  test('is not called safe to retire while it may be in use', async () => {
    await use(keypair)
    const renewed = await rotated(browser.product, keypair, 'ada')
    await use(renewed)
    const page = await visit()
    await says(page, `Not safe to retire yet: ${hintOf(keypair)}`)
    await says(page, 'and may have been used until')
    expect(await page.getByText('Safe to retire:').count()).toBe(0)
    await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Machines that still have it are refused')
    await pressAndClose(dialog, 'Cancel')
    expect((await browser.product.token(keypair)).status).toBe(200)
  })

  test('is told to have a deadline when the new one is to be retired', async () => {
    const renewed = await rotated(browser.product, keypair, 'ada')
    const page = await visit()
    await page.getByRole('button', { name: `Retire secret ${hintOf(renewed)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'This is the newer of the two secrets')
    await says(dialog, 'After that the keypair has no secret')
    await pressAndClose(dialog, 'Retire')
    await says(page, 'This keypair will have no secret')
    expect((await browser.product.token(renewed)).status).toBe(401)
  })
})

test('the last secret cannot be retired, also when it became the last one just now', async () => {
  const { product } = browser
  const renewed = await rotated(product, keypair, 'ada')
  const [, fresh = ''] = await secretIdsOf(product, keypair, 'ada')
  const page = await visit()
  browser.expectFailures(page, 412)
  await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Retire secret' })
  await says(dialog, 'The keypair keeps working with its other secret')
  await product.api('DELETE', `${keypair.path}/secrets/${fresh}`, { as: 'ada' })
  await press(dialog, 'Retire')
  await says(dialog, 'This is the last secret of the keypair')
  await expect.poll(() => dialog.getByRole('button', { name: /^Retire/ }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect.poll(() => page.getByRole('button', { name: /^Retire secret/ }).count()).toBe(0)
  expect((await product.token(keypair)).status).toBe(200)
  expect((await product.token(renewed)).status).toBe(401)
})
