import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { visitKeypairs } from '../pages/keypairs-page.ts'
import { closeSecret, createNewKeypair } from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { contentOf, download } from '../support/download.ts'

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})

describe('a new key secret', () => {
  test('is only in the document while it is shown', async () => {
    const page = await visitKeypairs(browser, account)
    const { dialog, keySecret } = await createNewKeypair(page)
    await dialog.getByText('The key secret is shown only this once').waitFor()
    expect(await page.content()).not.toContain(keySecret)
    await dialog.getByRole('button', { name: 'Show the key secret' }).click()
    await expect.poll(() => page.content()).toContain(keySecret)
    await dialog.getByRole('button', { name: 'Hide the key secret' }).click()
    await expect.poll(() => page.content()).not.toContain(keySecret)
  })

  test('can be copied while it is masked, and so can the key ID', async () => {
    const page = await visitKeypairs(browser, account)
    const { dialog, keySecret } = await createNewKeypair(page)
    await dialog.getByRole('button', { name: 'Copy the key ID' }).click()
    await dialog.getByText('Key ID copied').waitFor()
    await dialog.getByRole('button', { name: 'Copy the key secret' }).click()
    await dialog.getByText('Key secret copied').waitFor()
    expect(await browser.clipboard(page)).toBe(keySecret)
    expect(await page.content()).not.toContain(keySecret)
  })

  test('is shown, so that it can be selected, when the browser refuses to copy it', async () => {
    const page = await visitKeypairs(browser, account)
    const { dialog, keySecret } = await createNewKeypair(page)
    await page.evaluate(() => {
      Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error('refused')) })
    })
    await dialog.getByRole('button', { name: 'Copy the key secret' }).click()
    await dialog.getByText('Could not copy. Select the text, and copy it by hand.').waitFor()
    await dialog.getByText(keySecret).waitFor()
  })

  test('can be downloaded with everything else that a machine needs, as .env and as JSON', async () => {
    const page = await visitKeypairs(browser, account)
    const { dialog, keyId, keySecret } = await createNewKeypair(page)
    const addresses = await page.evaluateHandle(watchObjectUrls)
    const tokenUrl = `${browser.product.stack.url}/oauth2/token`
    const env = await download(page, 'Download as .env file')
    expect(env.suggestedFilename()).toBe(`feedback-${keyId}.env`)
    expect(await contentOf(env)).toBe(
      [
        `FEEDBACK_CLIENT_ID=${keyId}`,
        `FEEDBACK_CLIENT_SECRET=${keySecret}`,
        `FEEDBACK_TOKEN_URL=${tokenUrl}`,
        '',
      ].join('\n'),
    )
    await dialog.getByText(`Your browser is saving feedback-${keyId}.env`).first().waitFor()
    const json = await download(page, 'Download as JSON file')
    expect(json.suggestedFilename()).toBe(`feedback-${keyId}.json`)
    expect(JSON.parse(await contentOf(json))).toEqual({
      client_id: keyId,
      client_secret: keySecret,
      token_url: tokenUrl,
    })
    expect(await page.content()).not.toContain(keySecret)
    const shown = await addresses.jsonValue()
    expect(shown.made).toHaveLength(2)
    expect(shown.revoked).toEqual([])
    await closeSecret(dialog)
    expect((await addresses.jsonValue()).revoked).toEqual(shown.made)
  })

  test('stays until its box is ticked and its button pressed', async () => {
    const page = await visitKeypairs(browser, account)
    const { dialog } = await createNewKeypair(page)
    const refusal = dialog.getByText('To close this dialog, tick this box')
    const stored = dialog.getByRole('checkbox', { name: 'I have stored the key secret' })
    const close = dialog.getByRole('button', { name: 'Close and forget the key secret' })
    const others: readonly (() => Promise<unknown>)[] = [
      () => page.keyboard.press('Escape'),
      () => page.mouse.click(5, 5),
      () => dialog.getByRole('button', { name: 'Close', exact: true }).click(),
      () => close.click({ force: true }),
    ]
    for (const tryOther of others) await tryOther()
    await refusal.first().waitFor()
    expect(await dialog.isVisible()).toBe(true)
    await stored.check()
    await dialog.getByText('You have not copied, downloaded or shown the key secret yet').waitFor()
    await dialog.getByRole('button', { name: 'Show the key secret' }).click()
    await dialog.getByText('You have not copied').waitFor({ state: 'detached' })
    await stored.uncheck()
    expect(await close.isDisabled()).toBe(true)
    await closeSecret(dialog)
    await page.getByRole('button', { name: 'Create keypair' }).first().waitFor()
  })

  test('makes the browser ask before the page is left, until it is closed', async () => {
    const page = await visitKeypairs(browser, account)
    const { dialog } = await createNewKeypair(page)
    const questions: string[] = []
    page.on('dialog', async (question) => {
      questions.push(question.type())
      await question.dismiss()
    })
    await page.evaluate(() => setTimeout(() => location.reload()))
    await expect.poll(() => questions).toEqual(['beforeunload'])
    await dialog.getByRole('button', { name: 'Show the key secret' }).click()
    await closeSecret(dialog)
    await page.reload()
    await page.getByRole('button', { name: 'Create keypair' }).first().waitFor()
    expect(questions).toHaveLength(1)
  })

  test('stays when somebody goes back in the history: the page below changes', async () => {
    const page = await browser.visit('/', { as: 'ada' })
    await page.getByRole('link', { name: account.id }).first().click()
    const { dialog, keySecret } = await createNewKeypair(page)
    await page.goBack()
    await page.waitForURL((url) => url.pathname === '/')
    await dialog.getByRole('button', { name: 'Copy the key secret' }).click()
    await dialog.getByText('Key secret copied').waitFor()
    expect(await browser.clipboard(page)).toBe(keySecret)
    await closeSecret(dialog)
    await page.getByRole('link', { name: account.id }).first().waitFor()
  })
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 360, height: 740 }],
  ])('axe finds nothing in the dialog of a new secret on a %s', async (_name, viewport) => {
    const page = await visitKeypairs(browser, account, { colorScheme, viewport })
    const { dialog } = await createNewKeypair(page)
    await browser.expectAccessible(page)
    await dialog.getByRole('button', { name: 'Show the key secret' }).click()
    await dialog.getByRole('tab', { name: 'Go' }).click()
    await dialog.getByRole('checkbox', { name: 'I have stored the key secret' }).check()
    await page.keyboard.press('Escape')
    await dialog.getByText('To close this dialog, tick this box').first().waitFor()
    await browser.expectAccessible(page)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(sideways).toBeLessThanOrEqual(viewport.width)
  })
})

/** Runs in the page: records the object URLs that it creates and revokes. */
function watchObjectUrls() {
  const made: string[] = []
  const revoked: string[] = []
  const { createObjectURL, revokeObjectURL } = URL
  URL.createObjectURL = (content) => {
    const address = createObjectURL.call(URL, content)
    made.push(address)
    return address
  }
  URL.revokeObjectURL = (address) => {
    revoked.push(address)
    revokeObjectURL.call(URL, address)
  }
  return { made, revoked }
}
