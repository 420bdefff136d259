import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../console/api/call.ts'
import { auditEventsPlace, keypairPlace, ownerPlace } from '../../../console/places.ts'
import { freshId } from '../../local-stack/test-stack.ts'
import { accountInUse } from '../pages/account-in-use.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { overflowOf } from '../support/layout.ts'

/** An open menu is rendered outside of every landmark, so that nothing cuts it off. */
const OPEN_MENU = { besides: ['region'] }

const NO_KEYPAIR = 'This keypair was not found'

/** A phone, a desktop, and a desktop at 200 %. */
const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
  { width: 720, height: 450 },
] as const
const COLOR_SCHEMES = ['light', 'dark'] as const

let browser: ConsoleBrowser
let account: OwnerRef
let keyId: string

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  const inUse = await accountInUse(browser.product)
  account = inUse.account
  keyId = inUse.keyId
})
afterAll(async () => {
  await browser.stop()
})

describe('in light and dark, on a phone, a desktop and at 200 %, axe finds nothing and nothing is too wide', () => {
  const pages: readonly (readonly [string, () => string, string])[] = [
    ['the start page', () => '/', 'Accounts and environments'],
    ['the list', () => ownerPlace(account), 'feedback-report:read'],
    ['the audit events', () => auditEventsPlace(account), 'These are all'],
    ['a keypair', () => keypairPlace(account, keyId), 'These are all audit events'],
    [
      'a keypair that is not there',
      () => keypairPlace(account, keyId.replace(/.{4}$/, '0000')),
      NO_KEYPAIR,
    ],
    [
      'an owner that is not there',
      () => `/accounts/${freshId('account')}`,
      'You do not administer',
    ],
  ]
  test.each(pages)('%s', async (_what, place, sign) => {
    const page = await browser.visit(place(), { as: 'ada' })
    if (sign === NO_KEYPAIR) browser.expectFailures(page, 404)
    await looksWell(page, sign)
  })

  test('the page before signing in', async () => {
    const page = await browser.visit('/')
    await looksWell(page, 'Keypairs let machines get access tokens')
  })

  test('the page after a failed sign-in', async () => {
    const page = await browser.visit('/?code=forged&state=unknown')
    await looksWell(page, 'Sign-in failed')
  })

  test('the page of users who administer nothing', async () => {
    const page = await browser.visit('/', { as: 'vic' })
    await looksWell(page, 'You are not an administrator yet')
  })

  test.each(['Update', 'Disable', 'Rotate secret', 'Remove'])('the dialog "%s"', async (button) => {
    const page = await browser.visit(keypairPlace(account, keyId), { as: 'ada' })
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor()
    await looksWell(page, 'Cancel')
  })

  test.each(['Enable', 'Retire'])(
    'the dialog "%s", of a rotated and disabled keypair',
    async (button) => {
      const { product } = browser
      const { keyId: other, path } = await product.keypair(account, 'ada')
      await product.api('POST', `${path}/secrets`, { as: 'ada', body: {} })
      await product.api('POST', `${path}/disable`, { as: 'ada' })
      const page = await browser.visit(keypairPlace(account, other), { as: 'ada' })
      await page
        .getByRole('button', { name: new RegExp(`^${button}`) })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor()
      await looksWell(page, 'Cancel')
    },
  )

  test('the menus of an owner and of a keypair', async () => {
    const page = await browser.visit(ownerPlace(account), { as: 'ada' })
    await page.getByRole('button', { name: `Actions for ${keyId}` }).click()
    await page.getByRole('menuitem', { name: 'Rotate secret' }).waitFor()
    await browser.expectAccessible(page, OPEN_MENU)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Showing/ }).click()
    await page.getByRole('option', { name: account.id }).first().waitFor()
    await browser.expectAccessible(page, OPEN_MENU)
  })

  test('the dialog "Create keypair"', async () => {
    const page = await browser.visit(ownerPlace(account), { as: 'ada' })
    await page.getByRole('button', { name: 'Create keypair' }).click()
    await page.getByRole('checkbox', { name: /^feedback-report:read/ }).waitFor()
    await looksWell(page, 'Cancel')
  })
})

async function looksWell(page: Page, sign: string): Promise<void> {
  for (const viewport of VIEWPORTS) {
    await page.setViewportSize(viewport)
    await page.getByText(sign).first().waitFor()
    await expect
      .poll(() => overflowOf(page), { message: `too wide at ${viewport.width} pixels` })
      .toBe(0)
    for (const colorScheme of COLOR_SCHEMES) {
      await page.emulateMedia({ colorScheme })
      await browser.expectAccessible(page)
    }
  }
}
