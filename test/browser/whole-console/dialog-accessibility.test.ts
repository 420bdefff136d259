import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { commentField, opened } from '../pages/change-dialog.ts'
import { openDialog, pressAndClose, says, visitKeypair } from '../pages/keypair-page.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})

/** Runs in the page: records from now on what screen readers announce. */
function listen(): void {
  const heard: string[] = []
  Reflect.set(window, 'heard', heard)
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const isLive = target instanceof Element && target.hasAttribute('aria-live')
      if (isLive && target.textContent) heard.push(target.textContent)
    }
  }).observe(document.body, { subtree: true, childList: true })
}

/** How often screen readers announced these words. */
async function announcements(page: Page, words: string): Promise<number> {
  const heard: readonly string[] = await page.evaluate(() => Reflect.get(window, 'heard'))
  return heard.filter((each) => each === words).length
}

test('a dialog takes the focus, works with the keyboard alone, and returns the focus', async () => {
  const keypair = await browser.product.keypair(account, 'ada')
  const page = await visitKeypair(browser, account, keypair)
  const button = page.getByRole('button', { name: 'Disable', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Disable keypair' })
  await dialog.waitFor()
  await expect.poll(() => dialog.locator(':focus').count()).toBe(1)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => button.evaluate((it) => it === document.activeElement)).toBe(true)
})

test('the same message is announced again when the same is done again', async () => {
  const { keypair, page, dialog } = await opened(browser, account, 'Update', 'Update keypair')
  const said = `Keypair ${keypair.keyId} was updated.`
  await page.evaluate(listen)
  await commentField(dialog).fill('once')
  await pressAndClose(dialog, 'Update')
  await expect.poll(() => announcements(page, said)).toBe(1)
  const again = await openDialog(page, 'Update', 'Update keypair')
  await commentField(again).fill('twice')
  await pressAndClose(again, 'Update')
  await expect.poll(() => announcements(page, said)).toBe(2)
  expect(await page.getByRole('main').getByText(said).count()).toBe(1)
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)('every dialog is accessible in %s, %i pixels wide', async (colorScheme, width) => {
  const { product } = browser
  const keypair = await product.keypair(account, 'ada', { comment: 'export' })
  await product.token(keypair)
  await product.api('POST', `${keypair.path}/secrets`, { as: 'ada', body: {} })
  const viewport = { width, height: 800 }
  const page = await visitKeypair(browser, account, keypair, { colorScheme, viewport })
  const [first = ''] = await page.getByRole('button', { name: /^Retire secret/ }).all()
  const retire = first === '' ? '' : ((await first.getAttribute('aria-label')) ?? '')
  const dialogs = [
    ['Update', 'Update keypair', 'What access tokens of this keypair may be used for.'],
    ['Disable', 'Disable keypair', keypair.keyId],
    ['Rotate secret', 'Rotate secret', 'What happens to the current secrets'],
    ['Remove', 'Remove keypair', 'This keypair may have been used within the last day'],
    [retire, 'Retire secret', 'Not safe to retire yet'],
  ] as const
  for (const [button, title, words] of dialogs) {
    const dialog = await openDialog(page, button, title)
    await says(dialog, words)
    await browser.expectAccessible(page)
    await pressAndClose(dialog, 'Cancel')
  }
})
