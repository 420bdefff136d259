// A change whose dialog is closed before the answer comes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair } from '../../local-stack/test-stack.ts'
import { openDialog, press, says } from '../pages/keypair-page.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'

let browser: ConsoleBrowser
let account: OwnerRef
let keypair: CreatedKeypair
let page: Page

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})
beforeEach(async () => {
  account = await browser.product.account('ada', 'gil')
  keypair = await browser.product.keypair(account, 'ada')
  page = await browser.visit('/', { as: 'ada' })
  await page.getByRole('link', { name: account.id }).first().click()
  await page.getByRole('link', { name: keypair.keyId }).click()
})

/** Holds requests of a method. Returns a promise for the first one, and a function that lets all go. */
async function hold(method: string, path: string) {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<'continue' | 'abort'>()
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().method() !== method) return await route.continue()
      asked.resolve()
      if ((await answer.promise) === 'continue') return await route.continue()
      await route.abort('connectionreset')
    },
  )
  return { asked: asked.promise, letGo: answer.resolve }
}

async function goBackTo(place: string): Promise<void> {
  await page.goBack()
  await page.waitForURL((url) => url.pathname === place)
}

async function disable() {
  const dialog = await openDialog(page, 'Disable', 'Disable keypair')
  await says(dialog, keypair.keyId)
  const request = await hold('POST', `${keypair.path}/disable`)
  await press(dialog, 'Disable')
  await request.asked
  await goBackTo(`/accounts/${account.id}`)
  return request
}

test('a change that was not made is reported on every page, until the message is dismissed', async () => {
  browser.expectFailures(page, 412)
  const request = await disable()
  const body = { comment: 'theirs' }
  await browser.product.api('PATCH', keypair.path, { as: 'gil', body })
  request.letGo('continue')
  const words = `Keypair ${keypair.keyId} was not disabled. Somebody else changed it in the meantime.`
  const told = page.getByRole('alert').filter({ hasText: words })
  await told.waitFor()
  await browser.expectAccessible(page)
  await goBackTo('/')
  await told.waitFor()
  await told.getByRole('button').click()
  await told.waitFor({ state: 'detached' })
})

test('a change that may have been made is not reported as failed', async () => {
  browser.expectFailures(page, 'network')
  const request = await disable()
  request.letGo('abort')
  await says(
    page,
    [
      `We could not confirm whether keypair ${keypair.keyId} was disabled.`,
      'Check it before you try again. The service could not be reached.',
    ].join(' '),
  )
})

test('a change that was made is reported on the current page, which stays', async () => {
  const dialog = await openDialog(page, 'Remove', 'Remove keypair')
  await dialog.getByRole('textbox').fill(keypair.keyId.slice(-4))
  const request = await hold('DELETE', keypair.path)
  await press(dialog, 'Remove')
  await request.asked
  await goBackTo(`/accounts/${account.id}`)
  await goBackTo('/')
  request.letGo('continue')
  await says(page, `Keypair ${keypair.keyId} was removed.`)
  expect(new URL(page.url()).pathname).toBe('/')
  await page.getByRole('link', { name: account.id }).first().click()
  await says(page, 'No keypairs yet')
  expect(await page.getByText('was removed').count()).toBe(0)
})
