import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { rotated, secretIdsOf } from '../../../local-stack/keypairs.ts'
import type { CreatedKeypair } from '../../../local-stack/test-stack.ts'
import { press, pressAndClose, says, visitKeypair } from '../../pages/keypair-page.ts'
import { hintOf, useSecret } from '../../pages/rotation.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'

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

describe('the old secret', () => {
  test('is safe to retire only after the new one was used', async () => {
    const renewed = await rotated(browser.product, keypair, 'ada')
    const before = await visitKeypair(browser, account, keypair)
    await says(before, `Not safe to retire yet: ${hintOf(keypair)}`)
    await says(before, `The new secret ${hintOf(renewed)} has not been used yet`)
    await useSecret(browser.product, renewed)
    const page = await visitKeypair(browser, account, keypair)
    await says(page, `Safe to retire: ${hintOf(keypair)}`)
    await browser.expectAccessible(page)

    const signal = page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` })
    await signal.first().click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Safe to retire')
    await pressAndClose(dialog, 'Retire')

    await says(page, `A secret of keypair ${keypair.keyId} was retired`)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(renewed)).status).toBe(200)
    await page.getByRole('row', { name: /Secret retired/ }).waitFor()
    expect(await page.getByRole('button', { name: /^Retire secret/ }).count()).toBe(0)
  })

  test('is not called safe to retire while it may still be in use', async () => {
    await useSecret(browser.product, keypair)
    const renewed = await rotated(browser.product, keypair, 'ada')
    await useSecret(browser.product, renewed)
    const page = await visitKeypair(browser, account, keypair)
    await says(page, `Not safe to retire yet: ${hintOf(keypair)}`)
    await says(page, 'Its real last use may be as late as')
    expect(await page.getByText('Safe to retire:').count()).toBe(0)
    await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Machines that still use it are refused')
    await pressAndClose(dialog, 'Cancel')
    expect((await browser.product.token(keypair)).status).toBe(200)
  })

  test('is not mistaken for the last one when the browser’s clock is ahead', async () => {
    await rotated(browser.product, keypair, 'ada')
    const page = await visitKeypair(browser, account, keypair)
    await page.clock.setFixedTime(Date.now() + 2 * 86_400_000)
    await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Not safe to retire yet')
    expect(await dialog.getByText('This is the last secret').count()).toBe(0)
    await pressAndClose(dialog, 'Retire')
    expect((await browser.product.token(keypair)).status).toBe(401)
  })

  test('has a deadline, and the dialog that retires the new one says so', async () => {
    const renewed = await rotated(browser.product, keypair, 'ada')
    const page = await visitKeypair(browser, account, keypair)
    await page.getByRole('button', { name: `Retire secret ${hintOf(renewed)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'This is the newer of the two secrets')
    await says(dialog, 'After that, the keypair has no secret')
    await pressAndClose(dialog, 'Retire')
    await says(page, 'This keypair will have no secret')
    expect((await browser.product.token(renewed)).status).toBe(401)
  })
})

test('the last secret cannot be retired, even if it became the last one just now', async () => {
  const { product } = browser
  const renewed = await rotated(product, keypair, 'ada')
  const [, fresh = ''] = await secretIdsOf(product, keypair, 'ada')
  const page = await visitKeypair(browser, account, keypair)
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
