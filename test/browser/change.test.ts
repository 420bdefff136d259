import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owner.ts'
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
    await says(page, 'The keypair has been changed.')
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

test('a disabled keypair gets no token from then on, and an enabled one does', async () => {
  const { product } = browser
  const { keypair, page, dialog } = await opened('Disable', 'Disable keypair')
  await says(dialog, 'this keypair gets no more access tokens')
  await says(dialog, 'at most 15 minutes more, unless')
  expect((await product.token(keypair)).status).toBe(200)

  await pressAndClose(dialog, 'Disable')

  expect((await product.token(keypair)).status).toBe(401)
  await says(page, 'The keypair is disabled: it gets no more access tokens.')
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

  test('a change waits for the network to come back', async () => {
    const { keypair, page, dialog } = await opened('Change', 'Change keypair')
    await commentField(dialog).fill('from the train')
    await page.context().setOffline(true)
    await press(dialog, 'Save changes')
    await says(dialog, 'You are offline')
    await page.context().setOffline(false)
    await dialog.waitFor({ state: 'detached' })
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
    await says(page, 'The keypair has been changed.')
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
