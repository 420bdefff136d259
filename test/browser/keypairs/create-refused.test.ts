import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keypairsOf, visitKeypairs } from '../pages/keypairs-page.ts'
import {
  closeSecret,
  create,
  fillIn,
  openCreateDialog,
  secretDialog,
} from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { isFocused } from '../support/tab-to.ts'

const LIMIT = 2

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start({ environment: { KEYPAIR_LIMIT: String(LIMIT) } })
})
afterAll(async () => {
  await browser.stop()
})
afterEach(() => browser.product.dynamodb.recover())

describe('the form is checked before it is sent', () => {
  test('a scope is required, and a comment with bidirectional characters is refused', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    const dialog = await openCreateDialog(page)
    const comment = dialog.getByRole('textbox', { name: 'Comment' })
    await comment.fill('invoice\u202Efdp.exe')
    await create(page)
    const refusal = dialog.getByText(
      'Comment must not contain control or bidirectional characters.',
    )
    await refusal.first().waitFor()
    await dialog.getByText('Choose at least one scope').first().waitFor()
    await expect.poll(() => isFocused(comment)).toBe(true)
    expect(await comment.inputValue()).toBe('invoice\u202Efdp.exe')
    await browser.expectAccessible(page)
    await comment.fill('😀'.repeat(257))
    await refusal.first().waitFor({ state: 'detached' })
    await dialog.getByText('Character count: 257/256').first().waitFor()
    await create(page)
    await dialog.getByText('Comment must have at most 256 characters.').first().waitFor()
    expect(await keypairsOf(browser, account)).toEqual([])
  })
})

describe('when the service refuses, what was typed is kept', () => {
  test('at the limit of keypairs, and the dialog advises to remove one', async () => {
    const account = await browser.product.account('ada')
    for (let count = 0; count < LIMIT; count += 1) await browser.product.keypair(account, 'ada')
    const page = await visitKeypairs(browser, account)
    browser.expectFailures(page, 409)
    const { comment } = await fillIn(page)
    await create(page)
    await page.getByText('The limit of keypairs is reached').waitFor()
    await page.getByText('Request ID').waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
    expect(await keypairsOf(browser, account)).toHaveLength(LIMIT)
  })

  test('when the session has ended, and the dialog offers to sign in again', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    browser.expectFailures(page, 401)
    const { dialog, comment } = await fillIn(page)
    await page.route('**/keypairs', (route) => {
      const { authorization: _, ...headers } = route.request().headers()
      return route.continue({ headers: { ...headers, authorization: 'Bearer expired' } })
    })
    await create(page)
    await dialog.getByRole('button', { name: 'Sign in again' }).first().waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
  })
})

describe('when no answer says whether the keypair was created', () => {
  test('the request is not repeated unasked, and the dialog says what to look for', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    browser.expectFailures(page, 503)
    const { dialog, comment } = await fillIn(page)
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    // The write succeeds, but the service gets no answer.
    browser.product.dynamodb.failWith((call) =>
      call === 'TransactWriteItems' ? { kind: 'reset-after' } : undefined,
    )
    await create(page)
    await dialog.getByText('We could not confirm whether the keypair was created').waitFor()
    await dialog.getByText('nobody has its secret').waitFor()
    await dialog.getByText('Request ID').waitFor()
    await browser.expectAccessible(page)
    expect(await keypairsOf(browser, account)).toHaveLength(1)
    expect(posts).toHaveLength(1)
    expect(await comment.inputValue()).toBe('Typed with care')
    // The list behind the dialog already has it.
    await expect.poll(() => page.getByText('Typed with care').count()).toBe(1)
    browser.product.dynamodb.recover()
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await closeSecret(secretDialog(page))
    expect(await keypairsOf(browser, account)).toHaveLength(2)
    expect(posts).toHaveLength(2)
  })

  test('because there is no network, the dialog says so, and nothing is done later unasked', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    browser.expectFailures(page, 'network')
    const { dialog, comment } = await fillIn(page)
    await page.context().setOffline(true)
    await create(page)
    await dialog.getByText('The connection failed before we received an answer.').waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
    await page.context().setOffline(false)
    await dialog.getByText('You are offline').waitFor({ state: 'detached' })
    expect(await keypairsOf(browser, account)).toEqual([])
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await closeSecret(secretDialog(page))
    expect(await keypairsOf(browser, account)).toHaveLength(1)
  })
})
