import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Scope } from '../../../shared/domain/tokens/scope-catalogue.ts'
import { keypairsOf, visitKeypairs } from '../pages/keypairs-page.ts'
import {
  chooseScope,
  closeSecret,
  create,
  fillIn,
  openCreateDialog,
  secretDialog,
} from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'

/** Operators change the catalogue in a file. This test changes it while the service runs. */
const catalogue = vi.hoisted((): { shipped: readonly Scope[]; readonly scopes: Scope[] } => ({
  shipped: [],
  scopes: [],
}))
vi.mock('../../../shared/domain/tokens/scope-catalogue.ts', async (importOriginal) => {
  const { SCOPE_CATALOGUE } = await importOriginal<{ SCOPE_CATALOGUE: readonly Scope[] }>()
  catalogue.shipped = SCOPE_CATALOGUE
  catalogue.scopes.push(...SCOPE_CATALOGUE)
  return { SCOPE_CATALOGUE: catalogue.scopes }
})

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})
afterEach(() => {
  catalogue.scopes.splice(0, Number.POSITIVE_INFINITY, ...catalogue.shipped)
})

describe('the scopes of a new keypair', () => {
  test('of an environment are only those that the catalogue allows for environments', async () => {
    const account = await browser.product.account('ada')
    const environment = await browser.product.environment(account)
    const page = await visitKeypairs(browser, environment)
    const dialog = await openCreateDialog(page)
    await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(4)
    expect(await dialog.getByText('feedback-account').count()).toBe(0)
  })

  test('can be searched by their descriptions when there are thirty', async () => {
    const more = Array.from({ length: 24 }, (_, place) => ({
      name: `feedback-extra-${place}:read`,
      description: place === 17 ? 'Read the weather.' : `Read extra data, part ${place}.`,
      ownerTypes: ['account', 'environment'] as const,
    }))
    catalogue.scopes.push(...more)
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    await page.getByRole('button', { name: 'Create keypair' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Create keypair' })
    await dialog.getByText('0 of 30 chosen.').waitFor()
    await browser.expectAccessible(page)
    const search = dialog.getByRole('searchbox', { name: 'Find by name or description' })
    await search.fill('the WEATHER')
    await dialog.getByText('1 of 30 scopes match.').waitFor()
    // Enter in the search does not create the keypair.
    await search.press('Enter')
    await chooseScope(page, 'feedback-extra-17:read')
    await search.fill('nothing has this')
    await dialog.getByText('0 of 30 scopes match.').waitFor()
    await dialog.getByText('1 of 30 chosen: feedback-extra-17:read.').waitFor()
    expect(await dialog.getByText('Choose at least one scope').count()).toBe(0)
    await browser.expectAccessible(page)
    await create(page)
    await closeSecret(secretDialog(page))
    expect(await keypairsOf(browser, account)).toMatchObject([
      { scopes: ['feedback-extra-17:read'] },
    ])
  })

  test('are refused with the reason at the field when one was removed from the catalogue', async () => {
    const account = await browser.product.account('ada')
    const page = await visitKeypairs(browser, account)
    browser.expectFailures(page, 400)
    const { comment } = await fillIn(page)
    const [report] = catalogue.scopes.splice(0, 1)
    expect(report?.name).toBe('feedback-report:read')
    await create(page)
    await page
      .getByText('feedback-report:read must be in the scope catalogue for an account.')
      .first()
      .waitFor()
    expect(await comment.inputValue()).toBe('Typed with care')
  })
})
