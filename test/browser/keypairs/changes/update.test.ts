import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { commentField, keypairNow, opened } from '../../pages/change-dialog.ts'
import { detail, openDialog, press, pressAndClose, says } from '../../pages/keypair-page.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'
import { choose } from '../../support/select.ts'

const READ = 'feedback-report:read'
const QUERIES = 'feedback-queries:read'

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})

describe('updating a keypair', () => {
  test('sends only what was changed', async () => {
    const body = { comment: 'before', scopes: [READ, QUERIES] }
    const { keypair, page, dialog } = await opened(
      browser,
      account,
      'Update',
      'Update keypair',
      body,
    )
    const save = dialog.getByRole('button', { name: 'Update' })
    await commentField(dialog).waitFor()
    expect(await save.isDisabled()).toBe(true)
    await commentField(dialog).fill('after')

    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await pressAndClose(dialog, 'Update')

    expect((await sent).postDataJSON()).toEqual({ comment: 'after' })
    expect((await sent).headers()['if-match']).toBe('"1"')
    await says(page, `Keypair ${keypair.keyId} was updated.`)
    expect(await detail(page, 'Comment').textContent()).toBe('after')
    await page.getByRole('row', { name: /Keypair updated/ }).waitFor()
    expect(await keypairNow(browser, keypair)).toMatchObject({ ...body, comment: 'after' })
  })

  test('sets and clears an expiry, and clears a comment', async () => {
    const { keypair, page, dialog } = await opened(browser, account, 'Update', 'Update keypair', {
      comment: 'x',
    })
    await commentField(dialog).fill('')
    await choose(page, 'Expiry', '30 days from now')
    await says(dialog, 'It expires earlier than before.')
    await pressAndClose(dialog, 'Update')
    const changed = await keypairNow(browser, keypair)
    expect(changed).toMatchObject({ comment: null, expiresAt: expect.any(String) })

    const again = await openDialog(page, 'Update', 'Update keypair')
    await page.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: /^Never/ }).click()
    await pressAndClose(again, 'Update')
    expect(await keypairNow(browser, keypair)).toMatchObject({ expiresAt: null })
    expect(await detail(page, 'Expires').textContent()).toBe('Never')
  })

  test('warns that machines lose a scope, and they do', async () => {
    const { product } = browser
    const body = { scopes: [READ, QUERIES] }
    const { keypair, dialog } = await opened(browser, account, 'Update', 'Update keypair', body)
    expect((await product.token(keypair, { scope: QUERIES })).status).toBe(200)
    const box = dialog.getByRole('checkbox', { name: new RegExp(`^${QUERIES}`) })
    await box.uncheck()
    await says(dialog, `This keypair can no longer get access tokens for ${QUERIES}`)
    await says(dialog, 'at most 15 minutes, unless')

    await pressAndClose(dialog, 'Update')

    const refused = await product.token(keypair, { scope: QUERIES })
    expect(refused).toMatchObject({ status: 400, json: { error: 'invalid_scope' } })
    expect((await product.token(keypair)).status).toBe(200)
  })

  test('says at the field what the service would refuse', async () => {
    const { dialog } = await opened(browser, account, 'Update', 'Update keypair')
    await commentField(dialog).fill('x'.repeat(257))
    await press(dialog, 'Update')
    await says(dialog, 'Comment must have at most 256 characters.')
    await dialog.getByRole('checkbox', { name: new RegExp(`^${READ}`) }).uncheck()
    await says(dialog, 'Choose at least one scope')
    await commentField(dialog).fill('short')
    await dialog.getByText('must have at most').waitFor({ state: 'detached' })
  })
})

test('the service’s clock decides about an expiry, and its refusal is shown at the field', async () => {
  const { page, dialog } = await opened(browser, account, 'Update', 'Update keypair')
  browser.expectFailures(page, 400)
  await choose(page, 'Expiry', 'A date and time')
  const [date = '', time = ''] = new Date(Date.now() - 2 * 3_600_000).toISOString().split('T')
  await dialog.getByRole('textbox', { name: 'Date' }).fill(date)
  await dialog.getByRole('textbox', { name: 'Time' }).fill(time.slice(0, 5))
  await press(dialog, 'Update')
  await says(dialog, 'Expiry must be in the future.')
})

test('a disabled keypair gets no more tokens, and an enabled one gets them again', async () => {
  const { product } = browser
  const { keypair, page, dialog } = await opened(browser, account, 'Disable', 'Disable keypair')
  await says(dialog, 'This keypair can no longer get access tokens')
  await says(dialog, 'at most 15 minutes, unless')
  expect((await product.token(keypair)).status).toBe(200)

  await pressAndClose(dialog, 'Disable')

  expect((await product.token(keypair)).status).toBe(401)
  await says(page, `Keypair ${keypair.keyId} was disabled. It can no longer get access tokens.`)
  expect(await detail(page, 'Status').textContent()).toBe('Disabled')

  await pressAndClose(await openDialog(page, 'Enable', 'Enable keypair'), 'Enable')
  expect((await product.token(keypair)).status).toBe(200)
  expect(await detail(page, 'Status').textContent()).toBe('Enabled')
})
