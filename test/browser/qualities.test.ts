import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OwnerRef } from '../../web/api/call.ts'
import { eventsPlace, keypairPlace, ownerPlace } from '../../web/places.ts'
import { rotated } from '../support/management-keypair.ts'
import { freshId } from '../support/test-stack.ts'
import { ConsoleBrowser } from './support/console-browser.ts'
import { overflowOf } from './support/layout.ts'
import { isFocused, tabTo } from './support/tab-to.ts'

/** A menu is drawn outside of what would cut it off, and so outside of every landmark. */
const OPEN_MENU = { besides: ['region'] }

const NO_KEYPAIR = 'There is no such keypair'

/** A phone, a desktop, and a desktop at 200 %. */
const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
  { width: 720, height: 450 },
] as const
const COLOR_SCHEMES = ['light', 'dark'] as const

const FIRST_LOAD_GZIP_BYTES_MAX = 300_000

/** As long as comments and scopes may be, with a word that does not fit any line. */
const LONG_COMMENT = `${'w'.repeat(120)} ${'long words and short ones '.repeat(5)}`

let browser: ConsoleBrowser
let account: OwnerRef
let keyId: string

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  const { product } = browser
  account = await product.account('ada', 'gil')
  await product.environment(account)
  const { json } = await product.api('GET', '/v1/scopes', { as: 'ada' })
  const scopes = namesIn(json.items)
  const keypair = await product.keypair(account, 'ada', { comment: LONG_COMMENT, scopes })
  await product.token(keypair)
  await rotated(product, keypair, 'ada')
  keyId = keypair.keyId
})
afterAll(async () => {
  await browser.stop()
})

describe('in light and dark, on a phone, a desktop and at 200 %, axe finds nothing and nothing is too wide', () => {
  const pages: readonly (readonly [string, () => string, string])[] = [
    ['the start page', () => '/', 'What you administer'],
    ['the list', () => ownerPlace(account), 'feedback-report:read'],
    ['the events', () => eventsPlace(account), 'These are all'],
    ['a keypair', () => keypairPlace(account, keyId), 'These are all events'],
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

  test('the page of those who are not signed in', async () => {
    const page = await browser.visit('/')
    await looksWell(page, 'API keypairs let machines get access tokens')
  })

  test('the page of those whose signing in has failed', async () => {
    const page = await browser.visit('/?code=forged&state=unknown')
    await looksWell(page, 'Signing in did not work')
  })

  test('the page of those who administer nothing', async () => {
    const page = await browser.visit('/', { as: 'vic' })
    await looksWell(page, 'You administer nothing yet')
  })

  test.each(['Change', 'Disable', 'Rotate secret', 'Remove'])('the dialog "%s"', async (button) => {
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
    await page.getByRole('button', { name: /^Owner/ }).click()
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

test('the keyboard alone signs in, creates a keypair, copies its secret, and disables it', async () => {
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
  await tabTo(page, created.getByRole('checkbox', { name: 'I have stored the secret' }))
  await page.keyboard.press('Space')
  await enter(page, created.getByRole('button', { name: 'Close and forget the secret' }))
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

test('the list has loaded at most 300 kB of compressed JavaScript when it is there', async () => {
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByText('feedback-report:read').first().waitFor()
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  )
  const scripts = new Set(loaded.map((url) => new URL(url).pathname).filter(isScript))
  expect(scripts.size).toBeGreaterThan(0)
  const sizes = [...scripts].map(async (path) => {
    const content = await readFile(join(inject('consoleFolder'), path))
    return gzipSync(content).length
  })
  const gzipBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(gzipBytes).toBeLessThanOrEqual(FIRST_LOAD_GZIP_BYTES_MAX)
})

test('no page has a script, a style or a handler within its markup', async () => {
  const page = await browser.visit('/')
  for (const place of ['/', ownerPlace(account), eventsPlace(account)]) {
    const answer = await page.request.get(place)
    const html = await answer.text()
    expect(html).toContain('<script')
    expect(html.match(/<script\b(?![^>]*\bsrc=)[^>]*>/g)).toBeNull()
    expect(html.match(/<script\b[^>]*>\s*[^<\s]/g)).toBeNull()
    expect(html.match(/<style\b|\sstyle=|\son\w+=|javascript:/gi)).toBeNull()
    expect(answer.headers()['content-security-policy']).not.toMatch(/unsafe|\*|https?:/)
  }
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

async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** In the menu of a keypair, which has the focus. */
async function chooseDisable(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: 'Disable' })
  await item.waitFor()
  for (let presses = 0; presses < 5 && !(await isFocused(item)); presses += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

function isScript(path: string): boolean {
  return path.endsWith('.js')
}

function namesIn(items: unknown): readonly string[] {
  return Array.isArray(items) ? items.map(({ name }) => String(name)) : []
}
