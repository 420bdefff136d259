import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { isFocused, tabTo } from '../support/tab-to.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('with the keyboard alone, ada signs in, creates a keypair and disables it', async () => {
  const owner = await browser.product.account('ada')
  const page = await browser.visit('/')
  await enter(page, page.getByRole('button', { name: 'Sign in', exact: true }))
  await enter(page, page.getByRole('button', { name: /^ada,/ }))
  await enter(page, page.getByRole('link', { name: owner.id }))
  const create = page.getByRole('button', { name: 'Create keypair' }).first()
  await enter(page, create)

  const creating = page.getByRole('dialog', { name: 'Create keypair' })
  await tabTo(page, creating.getByRole('textbox', { name: /^Comment/ }))
  await page.keyboard.type('by keyboard')
  await tabTo(page, creating.getByRole('checkbox', { name: /^feedback-report:read/ }))
  await page.keyboard.press('Space')
  await enter(page, creating.getByRole('button', { name: 'Create', exact: true }))

  const created = page.getByRole('dialog', { name: 'Keypair created' })
  await enter(page, created.getByRole('button', { name: 'Copy the key secret' }))
  await expect.poll(() => browser.clipboard(page)).toMatch(/^fbs_\w+$/)
  await page.keyboard.press('Escape')
  await created.waitFor()
  await tabTo(page, created.getByRole('checkbox', { name: 'I have stored the key secret' }))
  await page.keyboard.press('Space')
  await enter(page, created.getByRole('button', { name: 'Close and forget the key secret' }))
  await created.waitFor({ state: 'detached' })
  await expect.poll(() => isFocused(create)).toBe(true)

  const actions = page.getByRole('button', { name: /^Actions for fbk_/ })
  const disabling = page.getByRole('dialog', { name: 'Disable keypair' })
  await tabTo(page, page.getByRole('columnheader', { name: 'Key ID' }).getByRole('button'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect.poll(() => isFocused(actions)).toBe(true)
  await chooseDisable(page)
  await disabling.waitFor()
  await page.keyboard.press('Escape')
  await disabling.waitFor({ state: 'detached' })
  await expect.poll(() => isFocused(actions)).toBe(true)
  await chooseDisable(page)
  await enter(page, disabling.getByRole('button', { name: 'Disable', exact: true }))
  await disabling.waitFor({ state: 'detached' })
  await page.getByRole('gridcell', { name: 'Disabled' }).waitFor()
})

async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Chooses "Disable" in the menu of a keypair, which has the focus. */
async function chooseDisable(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: 'Disable' })
  await item.waitFor()
  for (let presses = 0; presses < 5 && !(await isFocused(item)); presses += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
