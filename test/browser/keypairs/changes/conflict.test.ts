import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair } from '../../../local-stack/test-stack.ts'
import {
  detail,
  openDialog,
  press,
  pressAndClose,
  says,
  visitKeypair,
} from '../../pages/keypair-page.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'

const READ = 'feedback-report:read'
const QUERIES = 'feedback-queries:read'

let browser: ConsoleBrowser
let account: OwnerRef
let keypair: CreatedKeypair
let page: Page

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada', 'gil')
})
afterAll(async () => {
  await browser.stop()
})

beforeEach(async () => {
  keypair = await browser.product.keypair(account, 'ada', { comment: 'before' })
  page = await visitKeypair(browser, account, keypair)
  browser.expectFailures(page, 412)
})

/** Somebody else updates the keypair. */
async function gilChanges(body: object): Promise<void> {
  const { status } = await browser.product.api('PATCH', keypair.path, { as: 'gil', body })
  expect(status).toBe(200)
}

async function keypairNow() {
  return (await browser.product.api('GET', keypair.path, { as: 'ada' })).json
}

function commentField(dialog: Locator): Locator {
  return dialog.getByRole('textbox', { name: /^Comment/ })
}

/** Types a comment; then gil updates the keypair, and the own update is sent. */
async function overtakenByGil(): Promise<Locator> {
  const dialog = await openDialog(page, 'Update', 'Update keypair')
  await commentField(dialog).fill('mine')
  await gilChanges({ comment: 'theirs', scopes: [READ, QUERIES] })
  await press(dialog, 'Update')
  await says(dialog, 'This keypair was changed in the meantime')
  return dialog
}

describe('an update of a keypair that somebody else updated first', () => {
  test('is compared with theirs member by member, and the dialog says who they are', async () => {
    const dialog = await overtakenByGil()
    await says(dialog, /Last changed by gil, now/)
    expect(await detail(dialog, 'Comment now').textContent()).toBe('theirs')
    expect(await detail(dialog, 'Comment as you entered it').textContent()).toBe('mine')
    expect(await detail(dialog, 'Scopes now').textContent()).toContain(QUERIES)
    expect(await detail(dialog, 'Scopes as you entered it').textContent()).toBe('As it is now')
    await browser.expectAccessible(page)
    expect(await keypairNow()).toMatchObject({ comment: 'theirs' })
  })

  test('can be dropped: theirs stays', async () => {
    await pressAndClose(await overtakenByGil(), 'Keep as it is')
    await expect.poll(() => detail(page, 'Comment').textContent()).toBe('theirs')
    expect(await keypairNow()).toMatchObject({ comment: 'theirs', scopes: [READ, QUERIES] })
  })

  test('can be applied on top of theirs: what only they changed stays', async () => {
    await pressAndClose(await overtakenByGil(), 'Apply my changes')
    await says(page, `Keypair ${keypair.keyId} was updated.`)
    expect(await keypairNow()).toMatchObject({ comment: 'mine', scopes: [READ, QUERIES] })
  })

  test('is compared again when they were faster again', async () => {
    const dialog = await overtakenByGil()
    await gilChanges({ comment: 'theirs again' })
    await press(dialog, 'Apply my changes')
    await expect.poll(() => detail(dialog, 'Comment now').textContent()).toBe('theirs again')
    await pressAndClose(dialog, 'Apply my changes')
    expect(await keypairNow()).toMatchObject({ comment: 'mine' })
  })

  test('can go back to the form, with what was typed and with what they changed', async () => {
    const dialog = await overtakenByGil()
    await press(dialog, 'Back to the form')
    expect(await commentField(dialog).inputValue()).toBe('mine')
    const scope = dialog.getByRole('checkbox', { name: new RegExp(`^${QUERIES}`) })
    expect(await scope.isChecked()).toBe(true)
    await commentField(dialog).fill('ours')
    await pressAndClose(dialog, 'Update')
    expect(await keypairNow()).toMatchObject({ comment: 'ours', scopes: [READ, QUERIES] })
  })

  test('is no conflict when they made the same update', async () => {
    const dialog = await openDialog(page, 'Update', 'Update keypair')
    await commentField(dialog).fill('the same')
    await gilChanges({ comment: 'the same' })
    await pressAndClose(dialog, 'Update')
    await says(page, `Keypair ${keypair.keyId} was updated.`)
  })
})

describe('disabling a keypair that somebody else changed first', () => {
  test('shows the keypair before and now, and needs another confirmation', async () => {
    const dialog = await openDialog(page, 'Disable', 'Disable keypair')
    await says(dialog, keypair.keyId)
    await gilChanges({ comment: 'needed until Friday' })
    await press(dialog, 'Disable')
    await says(dialog, 'This keypair was changed in the meantime')
    expect(await detail(dialog, 'Comment before').textContent()).toBe('before')
    expect(await detail(dialog, 'Comment now').textContent()).toBe('needed until Friday')
    await browser.expectAccessible(page)
    expect(await keypairNow()).toMatchObject({ enabled: true })
    await pressAndClose(dialog, 'Disable anyway')
    expect(await keypairNow()).toMatchObject({ enabled: false, comment: 'needed until Friday' })
  })

  test('can be cancelled: the keypair stays enabled', async () => {
    const dialog = await openDialog(page, 'Disable', 'Disable keypair')
    await says(dialog, keypair.keyId)
    await gilChanges({ comment: 'needed until Friday' })
    await press(dialog, 'Disable')
    await pressAndClose(dialog, 'Keep as it is')
    expect(await keypairNow()).toMatchObject({ enabled: true })
  })

  test('succeeds when they disabled it too', async () => {
    const dialog = await openDialog(page, 'Disable', 'Disable keypair')
    await says(dialog, keypair.keyId)
    await browser.product.api('POST', `${keypair.path}/disable`, { as: 'gil' })
    await pressAndClose(dialog, 'Disable')
    await says(page, `Keypair ${keypair.keyId} was disabled`)
  })
})

test('the dialog and the page say so when a keypair was removed in the meantime', async () => {
  browser.expectFailures(page, 404)
  const dialog = await openDialog(page, 'Update', 'Update keypair')
  await commentField(dialog).fill('too late')
  await browser.product.api('DELETE', keypair.path, { as: 'gil' })
  await press(dialog, 'Update')
  await says(dialog, 'This keypair was not found')
  await browser.expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await says(page, 'This keypair was not found')
})

test('a dialog shows the keypair as it is when the dialog opens, not as the page shows it', async () => {
  await gilChanges({ comment: 'theirs' })
  const dialog = await openDialog(page, 'Update', 'Update keypair')
  await expect.poll(() => commentField(dialog).inputValue()).toBe('theirs')
})
