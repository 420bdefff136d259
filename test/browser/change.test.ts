import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import type { CreatedKeypair } from '../support/test-stack.ts'
import { ConsoleBrowser } from './support/console-browser.ts'
import {
  detail,
  openDialog,
  press,
  pressAndClose,
  says,
  visitKeypair,
} from './support/keypair-page.ts'
import { choose } from './support/select.ts'

const READ = 'feedback-report:read'
const QUERIES = 'feedback-queries:read'
const WRITE_FAULT = { kind: 'error', status: 400, type: 'AccessDeniedException' } as const

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterEach(() => {
  browser.product.dynamodb.recover()
})
afterAll(async () => {
  await browser.stop()
})

interface Opened {
  readonly keypair: CreatedKeypair
  readonly page: Page
  readonly dialog: Locator
}

/** Creates a keypair and opens one of its dialogs. */
async function opened(button: string, title: string, body: object = {}): Promise<Opened> {
  const keypair = await browser.product.keypair(account, 'ada', body)
  const page = await visitKeypair(browser, account, keypair)
  return { keypair, page, dialog: await openDialog(page, button, title) }
}

async function keypairNow({ path }: CreatedKeypair) {
  return (await browser.product.api('GET', path, { as: 'ada' })).json
}

function commentField(dialog: Locator): Locator {
  return dialog.getByRole('textbox', { name: /^Comment/ })
}

/** Runs in the page: notes what screen readers are told from now on. */
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

/** How often screen readers were told so. */
async function announcements(page: Page, words: string): Promise<number> {
  const heard: readonly string[] = await page.evaluate(() => Reflect.get(window, 'heard'))
  return heard.filter((each) => each === words).length
}

/** Has changes refused by the database from now on. */
function failWrites(): void {
  browser.product.dynamodb.failWith((call) =>
    call === 'TransactWriteItems' ? WRITE_FAULT : undefined,
  )
}

describe('changing a keypair', () => {
  test('sends what was changed, and nothing else', async () => {
    const body = { comment: 'before', scopes: [READ, QUERIES] }
    const { keypair, page, dialog } = await opened('Change', 'Change keypair', body)
    const save = dialog.getByRole('button', { name: 'Save changes' })
    await commentField(dialog).waitFor()
    expect(await save.isDisabled()).toBe(true)
    await commentField(dialog).fill('after')

    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await pressAndClose(dialog, 'Save changes')

    expect((await sent).postDataJSON()).toEqual({ comment: 'after' })
    expect((await sent).headers()['if-match']).toBe('"1"')
    await says(page, `Keypair ${keypair.keyId} has been changed.`)
    expect(await detail(page, 'Comment').textContent()).toBe('after')
    await page.getByRole('row', { name: /Keypair changed/ }).waitFor()
    expect(await keypairNow(keypair)).toMatchObject({ ...body, comment: 'after' })
  })

  test('sets and clears an expiry, and clears a comment', async () => {
    const { keypair, page, dialog } = await opened('Change', 'Change keypair', { comment: 'x' })
    await commentField(dialog).fill('')
    await choose(page, 'Expiry', '30 days from now')
    await says(dialog, 'It stops getting access tokens sooner than before.')
    await pressAndClose(dialog, 'Save changes')
    const changed = await keypairNow(keypair)
    expect(changed).toMatchObject({ comment: null, expiresAt: expect.any(String) })

    const again = await openDialog(page, 'Change', 'Change keypair')
    await page.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: /^Never/ }).click()
    await pressAndClose(again, 'Save changes')
    expect(await keypairNow(keypair)).toMatchObject({ expiresAt: null })
    expect(await detail(page, 'Expires').textContent()).toBe('Never')
  })

  test('warns that machines lose a scope, and they do', async () => {
    const { product } = browser
    const body = { scopes: [READ, QUERIES] }
    const { keypair, dialog } = await opened('Change', 'Change keypair', body)
    expect((await product.token(keypair, { scope: QUERIES })).status).toBe(200)
    const box = dialog.getByRole('checkbox', { name: new RegExp(`^${QUERIES}`) })
    await box.uncheck()
    await says(dialog, `It gets no more access tokens for ${QUERIES}`)
    await says(dialog, 'at most 15 minutes more, unless')

    await pressAndClose(dialog, 'Save changes')

    const refused = await product.token(keypair, { scope: QUERIES })
    expect(refused).toMatchObject({ status: 400, json: { error: 'invalid_scope' } })
    expect((await product.token(keypair)).status).toBe(200)
  })

  test('tells at the field what the service would not take', async () => {
    const { dialog } = await opened('Change', 'Change keypair')
    await commentField(dialog).fill('x'.repeat(257))
    await press(dialog, 'Save changes')
    await says(dialog, 'Comment must have at most 256 characters.')
    await dialog.getByRole('checkbox', { name: new RegExp(`^${READ}`) }).uncheck()
    await says(dialog, 'Choose at least one scope')
    await commentField(dialog).fill('short')
    await dialog.getByText('must have at most').waitFor({ state: 'detached' })
  })
})

test('an expiry is judged by the service’s clock, which answers at the field', async () => {
  const { page, dialog } = await opened('Change', 'Change keypair')
  browser.expectFailures(page, 400)
  await choose(page, 'Expiry', 'A date and time')
  const [date = '', time = ''] = new Date(Date.now() - 2 * 3_600_000).toISOString().split('T')
  await dialog.getByRole('textbox', { name: 'Date' }).fill(date)
  await dialog.getByRole('textbox', { name: 'Time' }).fill(time.slice(0, 5))
  await press(dialog, 'Save changes')
  await says(dialog, 'Expiry must be in the future.')
})

test('the same is announced again when it is done again', async () => {
  const { keypair, page, dialog } = await opened('Change', 'Change keypair')
  const said = `Keypair ${keypair.keyId} has been changed.`
  await page.evaluate(listen)
  await commentField(dialog).fill('once')
  await pressAndClose(dialog, 'Save changes')
  await expect.poll(() => announcements(page, said)).toBe(1)
  const again = await openDialog(page, 'Change', 'Change keypair')
  await commentField(again).fill('twice')
  await pressAndClose(again, 'Save changes')
  await expect.poll(() => announcements(page, said)).toBe(2)
  expect(await page.getByRole('main').getByText(said).count()).toBe(1)
})

test('a disabled keypair gets no token from then on, and an enabled one does', async () => {
  const { product } = browser
  const { keypair, page, dialog } = await opened('Disable', 'Disable keypair')
  await says(dialog, 'this keypair gets no more access tokens')
  await says(dialog, 'at most 15 minutes more, unless')
  expect((await product.token(keypair)).status).toBe(200)

  await pressAndClose(dialog, 'Disable')

  expect((await product.token(keypair)).status).toBe(401)
  await says(page, `Keypair ${keypair.keyId} is disabled: it gets no more access tokens.`)
  expect(await detail(page, 'Status').textContent()).toBe('Disabled')

  await pressAndClose(await openDialog(page, 'Enable', 'Enable keypair'), 'Enable')
  expect((await product.token(keypair)).status).toBe(200)
  expect(await detail(page, 'Status').textContent()).toBe('Enabled')
})

describe('when the service does not answer', () => {
  test('a change is tried again in sight of everybody, and made', async () => {
    const { keypair, page, dialog } = await opened('Change', 'Change keypair')
    browser.expectFailures(page, 503)
    await commentField(dialog).fill('in the end')
    failWrites()
    await press(dialog, 'Save changes')
    await says(dialog, 'The service does not answer')
    browser.product.dynamodb.recover()
    await dialog.waitFor({ state: 'detached' })
    expect(await keypairNow(keypair)).toMatchObject({ comment: 'in the end' })
  })

  test('what was typed is kept, with what to do and the request to tell of', async () => {
    const { keypair, page, dialog } = await opened('Change', 'Change keypair')
    browser.expectFailures(page, 503)
    await commentField(dialog).fill('typed once')
    failWrites()
    await press(dialog, 'Save changes')
    await says(dialog, 'The service is not available at the moment')
    await dialog.getByRole('button', { name: 'Copy the request ID' }).waitFor()
    await browser.expectAccessible(page)
    expect(await commentField(dialog).inputValue()).toBe('typed once')
    browser.product.dynamodb.recover()
    await pressAndClose(dialog, 'Save changes')
    expect(await keypairNow(keypair)).toMatchObject({ comment: 'typed once' })
  })

  test('a change without a network fails in sight of everybody, and is not made at some later time', async () => {
    const { keypair, page, dialog } = await opened('Change', 'Change keypair')
    browser.expectFailures(page, 'network')
    await commentField(dialog).fill('from the train')
    await page.context().setOffline(true)
    await press(dialog, 'Save changes')
    await says(dialog, 'You are offline')
    await says(dialog, 'The service could not be reached')
    await page.context().setOffline(false)
    await dialog.getByText('You are offline').waitFor({ state: 'detached' })
    expect(await keypairNow(keypair)).toMatchObject({ comment: null })
    expect(await commentField(dialog).inputValue()).toBe('from the train')
    await pressAndClose(dialog, 'Save changes')
    expect(await keypairNow(keypair)).toMatchObject({ comment: 'from the train' })
  })

  test('a change whose answer was lost is found made, and is no conflict', async () => {
    const { keypair, page, dialog } = await opened('Change', 'Change keypair')
    browser.expectFailures(page, 'network', 412)
    await commentField(dialog).fill('made, and lost')
    await page.route(
      (url) => url.pathname === keypair.path,
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await pressAndClose(dialog, 'Save changes')
    await says(page, `Keypair ${keypair.keyId} has been changed.`)
    expect(await keypairNow(keypair)).toMatchObject({ comment: 'made, and lost' })
  })
})

test('a dialog takes the focus, works by keyboard alone, and gives the focus back', async () => {
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
    ['Change', 'Change keypair', 'What access tokens of this keypair may be used for.'],
    ['Disable', 'Disable keypair', keypair.keyId],
    ['Rotate secret', 'Rotate secret', 'What happens to the current secrets'],
    ['Remove', 'Remove keypair', 'It may have been used within the last day'],
    [retire, 'Retire secret', 'Not safe to retire yet'],
  ] as const
  for (const [button, title, words] of dialogs) {
    const dialog = await openDialog(page, button, title)
    await says(dialog, words)
    await browser.expectAccessible(page)
    await pressAndClose(dialog, 'Cancel')
  }
})
