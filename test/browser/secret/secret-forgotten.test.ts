import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { visitKeypairs } from '../pages/keypairs-page.ts'
import { closeSecret, createNewKeypair } from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { download } from '../support/download.ts'
import { placesInPage, Traffic } from '../support/secret-traces.ts'

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})

test('a closed key secret is nowhere: document, fields, storage, history, memory, requests', async () => {
  const page = await visitKeypairs(browser, account)
  const traffic = Traffic.of(page)
  const { dialog, keySecret } = await createNewKeypair(page)
  await dialog.getByRole('button', { name: 'Show the key secret' }).click()
  await dialog.getByRole('button', { name: 'Copy the key secret' }).click()
  await dialog.getByText('Key secret copied').waitFor()
  await download(page, 'Download as .env file')
  await download(page, 'Download as JSON file')
  // The search finds it while it is there.
  expect(await placesInPage(page, keySecret)).toEqual(['document', 'heap'])
  await closeSecret(dialog)
  await page.getByRole('button', { name: 'Create keypair' }).first().waitFor()
  await expect.poll(() => placesInPage(page, keySecret)).toEqual([])
  expect(await traffic.placesOf(keySecret)).toEqual([
    `answer 201 to POST /v1/accounts/${account.id}/keypairs`,
  ])
})
