import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { rotated } from '../../../local-stack/keypairs.ts'
import type { CreatedKeypair } from '../../../local-stack/test-stack.ts'
import { says, visitKeypair } from '../../pages/keypair-page.ts'
import { closeSecret } from '../../pages/new-keypair.ts'
import { hintOf, openRotation, rotate, secretsOf } from '../../pages/rotation.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'
import { placesInPage, Traffic } from '../../support/secret-traces.ts'

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

describe('rotating', () => {
  test('with an overlap leaves both secrets working, the old one until its deadline', async () => {
    const { product } = browser
    const page = await visitKeypair(browser, account, keypair)
    const dialog = await openRotation(page)
    await says(dialog, new RegExp(`Secret ${hintOf(keypair)} works until .+ \\(tomorrow\\)`))
    await dialog.getByRole('radio', { name: '1 hour' }).check()
    await says(dialog, /works until .+ \((in\s1\shour|in\s59\sminutes)\)/)

    const { shown, renewed } = await rotate(page, keypair, dialog)
    await closeSecret(shown)

    for (const secret of [keypair, renewed]) {
      await page.getByRole('heading', { name: `Secret ${hintOf(secret)}` }).waitFor()
      expect((await product.token(secret)).status).toBe(200)
    }
    const [old, fresh] = await secretsOf(browser.product, keypair)
    expect(Date.parse(String(old?.expiresAt)) - Date.parse(String(fresh?.createdAt))).toBe(
      3_600_000,
    )
    expect(fresh?.expiresAt).toBeNull()
    await page.getByRole('row', { name: /Secret rotated/ }).waitFor()
  })

  test('with no overlap ends the old secret at once', async () => {
    const page = await visitKeypair(browser, account, keypair)
    const dialog = await openRotation(page)
    await dialog.getByRole('radio', { name: 'No time: it ends at once' }).check()
    await says(dialog, `Secret ${hintOf(keypair)} ends at once`)
    const { shown, renewed } = await rotate(page, keypair, dialog)
    await closeSecret(shown)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(renewed)).status).toBe(200)
  })

  test('a keypair with two secrets ends the older one at once, and the dialog says so before', async () => {
    const second = await rotated(browser.product, keypair, 'ada')
    const page = await visitKeypair(browser, account, keypair)
    const dialog = await openRotation(page)
    await says(dialog, `Machines that still use ${hintOf(keypair)} are refused`)
    const { shown } = await rotate(page, keypair, dialog)
    await closeSecret(shown)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(second)).status).toBe(200)
  })

  test('leaves nothing of the key secret in the page after its dialog was closed', async () => {
    const page = await visitKeypair(browser, account, keypair)
    const traffic = Traffic.of(page)
    const { shown, renewed } = await rotate(page, keypair, await openRotation(page))
    await closeSecret(shown)
    await page.getByRole('row', { name: /Secret rotated/ }).waitFor()

    await expect.poll(() => placesInPage(page, renewed.keySecret)).toEqual([])
    expect(await traffic.placesOf(renewed.keySecret)).toEqual([
      `answer 201 to POST ${keypair.path}/secrets`,
    ])
  })
})
