import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import type { OwnerRef } from '../../shared/domain/owner.ts'
import type { Scope } from '../../shared/domain/scope-catalogue.ts'
import { pathOf } from '../support/test-stack.ts'
import { ConsoleBrowser } from './support/console-browser.ts'
import { closeSecret, openCreateDialog, secretDialog } from './support/new-keypair.ts'

const LIMIT = 2

/** The catalogue is a file that operators edit: here it is edited while the service runs. */
const catalogue = vi.hoisted((): { shipped: readonly Scope[]; readonly scopes: Scope[] } => ({
  shipped: [],
  scopes: [],
}))
vi.mock('../../shared/domain/scope-catalogue.ts', async (importOriginal) => {
  const { SCOPE_CATALOGUE } = await importOriginal<{ SCOPE_CATALOGUE: readonly Scope[] }>()
  catalogue.shipped = SCOPE_CATALOGUE
  catalogue.scopes.push(...SCOPE_CATALOGUE)
  return { SCOPE_CATALOGUE: catalogue.scopes }
})

const keypairList = z.object({
  items: z.array(z.looseObject({ expiresAt: z.nullable(z.string()) })),
})

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start({ environment: { KEYPAIR_LIMIT: String(LIMIT) } })
})
afterAll(async () => {
  await browser.stop()
})
afterEach(() => {
  catalogue.scopes.splice(0, Number.POSITIVE_INFINITY, ...catalogue.shipped)
  browser.product.dynamodb.recover()
})

/** The keypairs of an owner, as the API tells them. */
async function keypairsOf(owner: OwnerRef) {
  const answer = await browser.product.api('GET', `${pathOf(owner)}/keypairs`, { as: 'ada' })
  return z.parse(keypairList, answer.json).items
}

async function visit(owner: OwnerRef): Promise<Page> {
  return await browser.visit(`/${owner.type}s/${owner.id}`, { as: 'ada' })
}

function chooseScope(page: Page, name: string) {
  return page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
}

function create(page: Page) {
  return page.getByRole('button', { name: 'Create', exact: true }).click()
}

describe('a keypair is created', () => {
  test('with the comment, the scopes and the expiry that were chosen', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
    const dialog = await openCreateDialog(page)
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('Nightly export')
    await chooseScope(page, 'feedback-account:read')
    await chooseScope(page, 'feedback-report:read')
    await dialog.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: '90 days from now' }).click()
    const told = await dialog
      .getByText(/^Expires /)
      .first()
      .innerText()
    await create(page)
    const secret = secretDialog(page)
    await secret.getByText('feedback-report:read, feedback-account:read').waitFor()
    await closeSecret(secret)
    const [created] = await keypairsOf(account)
    expect(created).toMatchObject({
      comment: 'Nightly export',
      scopes: ['feedback-report:read', 'feedback-account:read'],
    })
    // What was shown is what is, to the second.
    const shown = new Date(told.replace(/^Expires (.*)\.$/, '$1'))
    expect(new Date(String(created?.expiresAt)).getTime()).toBe(shown.getTime())
    await page.getByText('Nightly export').first().waitFor()
  })

  test('that expires at a date and time of the reader’s time zone', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
    const dialog = await openCreateDialog(page)
    await chooseScope(page, 'feedback-report:read')
    await dialog.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: 'A date and time' }).click()
    await create(page)
    await dialog.getByText('Choose a date and a time.').first().waitFor()
    await dialog.getByRole('textbox', { name: 'Date' }).fill('2001-01-31')
    await create(page)
    await dialog.getByText('Choose a time in the future.').first().waitFor()
    await dialog.getByRole('textbox', { name: 'Date' }).fill('2101-01-31')
    await dialog.getByRole('textbox', { name: 'Time' }).fill('06:30')
    await dialog.getByText('Expires Jan 31, 2101').first().waitFor()
    await dialog.getByText('24 hours, UTC time.').first().waitFor()
    await create(page)
    await closeSecret(secretDialog(page))
    const [created] = await keypairsOf(account)
    expect(created).toMatchObject({ expiresAt: '2101-01-31T06:30:00.000Z', comment: null })
  })

  test('by the keyboard alone, which is back where it was at the end', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
    const way = page.getByRole('button', { name: 'Create keypair' }).first()
    await way.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Create a keypair' })
    await dialog.getByRole('checkbox').first().waitFor()
    await tabTo(page, dialog.getByRole('textbox', { name: 'Comment' }))
    await page.keyboard.type('By keyboard')
    await tabTo(page, dialog.getByRole('checkbox').first())
    await page.keyboard.press('Space')
    await tabTo(page, dialog.getByRole('button', { name: 'Create' }))
    await page.keyboard.press('Enter')
    const secret = secretDialog(page)
    await secret.waitFor()
    await tabTo(page, secret.getByRole('button', { name: 'Show the key secret' }))
    await page.keyboard.press('Enter')
    await tabTo(page, secret.getByRole('checkbox'))
    await page.keyboard.press('Space')
    await tabTo(page, secret.getByRole('button', { name: 'Close and forget the secret' }))
    await page.keyboard.press('Enter')
    await secret.waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(way)).toBe(true)
    expect(await keypairsOf(account)).toHaveLength(1)
  })

  test('for an environment with scopes of an environment only', async () => {
    const account = await browser.product.account('ada')
    const environment = await browser.product.environment(account)
    const page = await visit(environment)
    const dialog = await openCreateDialog(page)
    expect(await dialog.getByRole('checkbox').count()).toBe(4)
    expect(await dialog.getByText('feedback-account').count()).toBe(0)
  })

  test('with scopes found among thirty by what they are for', async () => {
    const more = Array.from({ length: 24 }, (_, place) => ({
      name: `feedback-extra-${place}:read`,
      description: place === 17 ? 'Read the weather.' : `Read extra data, part ${place}.`,
      ownerTypes: ['account', 'environment'] as const,
    }))
    catalogue.scopes.push(...more)
    const account = await browser.product.account('ada')
    const page = await visit(account)
    await page.getByRole('button', { name: 'Create keypair' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Create a keypair' })
    await dialog.getByText('0 of 30 chosen.').waitFor()
    await dialog.getByRole('button', { name: 'Scopes' }).click()
    await page.getByRole('combobox', { name: 'Find by name or description' }).fill('weather')
    await page.getByRole('option', { name: /^feedback-extra-17:read/ }).click()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Take feedback-extra-17:read away' }).waitFor()
    await browser.expectAccessible(page)
    await create(page)
    await closeSecret(secretDialog(page))
    expect(await keypairsOf(account)).toMatchObject([{ scopes: ['feedback-extra-17:read'] }])
  })
})

describe('what was typed is judged before it is sent', () => {
  test('a scope is asked for, and a comment with bidirectional characters is refused', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
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
    expect(await keypairsOf(account)).toEqual([])
  })

  test('a comment that looks like markup is text, wherever it is shown', async () => {
    const account = await browser.product.account('ada')
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const page = await visit(account)
    const dialog = await openCreateDialog(page)
    await dialog.getByRole('textbox', { name: 'Comment' }).fill(markup)
    await chooseScope(page, 'feedback-report:read')
    await create(page)
    await closeSecret(secretDialog(page))
    await page.getByText(markup).first().waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(await page.title()).not.toMatch(/^[12]$/)
  })
})

describe('when the service refuses, what was typed is kept', () => {
  test('at the limit of keypairs, with the advice to remove one', async () => {
    const account = await browser.product.account('ada')
    for (let count = 0; count < LIMIT; count += 1) await browser.product.keypair(account, 'ada')
    const page = await visit(account)
    browser.expectFailures(page, 409)
    const { comment } = await fillIn(page)
    await create(page)
    await page.getByText('There is no room for another keypair').waitFor()
    await page.getByText('Request ID').waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
    expect(await keypairsOf(account)).toHaveLength(LIMIT)
  })

  test('with the reason at the field, when a scope has gone from the catalogue', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
    browser.expectFailures(page, 400)
    const { comment } = await fillIn(page)
    const [report] = catalogue.scopes.splice(0, 1)
    expect(report?.name).toBe('feedback-report:read')
    await create(page)
    await page
      .getByText('feedback-report:read must be a scope of the catalogue for an account.')
      .first()
      .waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
  })

  test('and the way to sign in again is shown, when the session has ended', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
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

test('a secret whose answer comes after somebody has gone back is shown still', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  await page.getByRole('link', { name: account.id }).first().click()
  await fillIn(page)
  const answer = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await page.route('**/keypairs', async (route) => {
    asked.resolve()
    await answer.promise
    await route.continue()
  })
  await create(page)
  await asked.promise
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/')
  answer.resolve()
  await closeSecret(secretDialog(page))
  expect(await keypairsOf(account)).toHaveLength(1)
})

describe('when no answer tells whether the keypair was created', () => {
  test('nothing is sent again unasked, people are told what to look for, and may try again', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
    browser.expectFailures(page, 503)
    const { dialog, comment } = await fillIn(page)
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    // It is written, but the service does not hear of it.
    browser.product.dynamodb.failWith((call) =>
      call === 'TransactWriteItems' ? { kind: 'reset-after' } : undefined,
    )
    await create(page)
    await dialog.getByText('A keypair may have been created').waitFor()
    await dialog.getByText('nobody has its secret').waitFor()
    await dialog.getByText('Request ID').waitFor()
    await browser.expectAccessible(page)
    expect(await keypairsOf(account)).toHaveLength(1)
    expect(posts).toHaveLength(1)
    expect(await comment.inputValue()).toBe('Typed with care')
    // The list behind the dialog has it already.
    await expect.poll(() => page.getByText('Typed with care').count()).toBe(1)
    browser.product.dynamodb.recover()
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await closeSecret(secretDialog(page))
    expect(await keypairsOf(account)).toHaveLength(2)
    expect(posts).toHaveLength(2)
  })

  test('as without a network, it is said at once, and nothing is done later by itself', async () => {
    const account = await browser.product.account('ada')
    const page = await visit(account)
    browser.expectFailures(page, 'network')
    const { dialog, comment } = await fillIn(page)
    await page.context().setOffline(true)
    await create(page)
    await dialog.getByText('The connection broke before there was an answer.').waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
    await page.context().setOffline(false)
    await dialog.getByText('You are offline').waitFor({ state: 'detached' })
    expect(await keypairsOf(account)).toEqual([])
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await closeSecret(secretDialog(page))
    expect(await keypairsOf(account)).toHaveLength(1)
  })
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 360, height: 740 }],
  ])('axe finds nothing in the dialog that creates a keypair on a %s', async (_name, viewport) => {
    const account = await browser.product.account('ada')
    const page = await browser.visit(`/accounts/${account.id}`, {
      as: 'ada',
      colorScheme,
      viewport,
    })
    const dialog = await openCreateDialog(page)
    await browser.expectAccessible(page)
    await dialog.getByRole('button', { name: 'Expiry' }).click()
    await page.getByRole('option', { name: 'A date and time' }).click()
    await create(page)
    await dialog.getByText('Choose at least one scope').first().waitFor()
    await browser.expectAccessible(page)
  })
})

/** Opens the dialog and fills in what a keypair needs. */
async function fillIn(page: Page) {
  const dialog = await openCreateDialog(page)
  const comment = dialog.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Typed with care')
  await chooseScope(page, 'feedback-report:read')
  return { dialog, comment }
}

const TABS_MAX = 30

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, locator: Locator): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await isFocused(locator)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not get there')
}

async function isFocused(locator: Locator): Promise<boolean> {
  return await locator.evaluate((element) => element === document.activeElement)
}
