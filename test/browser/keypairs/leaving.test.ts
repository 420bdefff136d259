// What users could lose or do twice by leaving a page, going back or clicking too fast.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { keypairsOf, visitKeypairs } from '../pages/keypairs-page.ts'
import {
  closeSecret,
  create,
  createNewKeypair,
  fillIn,
  secretDialog,
} from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { goBack } from '../support/history.ts'

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

/**
 * Holds requests that create keypairs. Returns a promise for the first one, and a function that lets it go.
 */
async function holdCreation(page: Page) {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<'continue' | 'abort'>()
  await page.route('**/keypairs', async (route) => {
    if (route.request().method() !== 'POST') return await route.continue()
    asked.resolve()
    if ((await answer.promise) === 'continue') return await route.continue()
    await route.abort('connectionreset')
  })
  return { asked: asked.promise, letGo: answer.resolve }
}

/** Collects the questions that the browser asks before the page is left, and answers each with "stay". */
function questionsOf(page: Page): string[] {
  const questions: string[] = []
  page.on('dialog', async (question) => {
    questions.push(question.type())
    await question.dismiss()
  })
  return questions
}

test('the browser asks before leaving while a secret may be under way', async () => {
  account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  await page.getByRole('link', { name: account.id }).first().click()
  await fillIn(page)
  const creation = await holdCreation(page)
  await create(page)
  await creation.asked
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/')

  const questions = questionsOf(page)
  await page.evaluate(() => setTimeout(() => location.reload()))
  await expect.poll(() => questions).toEqual(['beforeunload'])
  creation.letGo('continue')
  await closeSecret(secretDialog(page))
  expect(await keypairsOf(browser, account)).toHaveLength(1)
})

test('a creation that fails after its dialog was closed is reported on the current page', async () => {
  account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  browser.expectFailures(page, 'network')
  await page.getByRole('link', { name: account.id }).first().click()
  await fillIn(page)
  const creation = await holdCreation(page)
  await create(page)
  await creation.asked
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/')
  creation.letGo('abort')
  await page.getByText('We could not confirm whether the keypair was created').first().waitFor()
})

test('a double click creates one keypair', async () => {
  account = await browser.product.account('ada')
  const page = await visitKeypairs(browser, account)
  await fillIn(page)
  await page.getByRole('button', { name: 'Create', exact: true }).evaluate((button) => {
    if (!(button instanceof HTMLElement)) throw new Error('the button is no element')
    button.click()
    button.click()
  })
  await closeSecret(secretDialog(page))
  expect(await keypairsOf(browser, account)).toHaveLength(1)
})

test('going back to a page that was left does not show a key secret again', async () => {
  account = await browser.product.account('ada')
  const page = await visitKeypairs(browser, account)
  const { dialog, keySecret } = await createNewKeypair(page)
  await dialog.getByRole('button', { name: 'Show the key secret' }).click()
  const questions: string[] = []
  page.on('dialog', async (question) => {
    questions.push(question.type())
    await question.accept()
  })
  await page.goto('/.well-known/jwks.json')
  expect(questions).toEqual(['beforeunload'])

  await goBack(page)
  await page.getByRole('heading', { level: 1, name: account.id }).waitFor()
  expect(questions).toHaveLength(1)
  expect(await page.content()).not.toContain(keySecret)
  expect(await dialog.count()).toBe(0)
})

test('a dialog opens once its code can be loaded, and the page stays until then', async () => {
  account = await browser.product.account('ada')
  const page = await visitKeypairs(browser, account)
  browser.expectFailures(page, 'network')
  await page.route('**/assets/create-dialog-*.js', (route) => route.abort('connectionfailed'))
  await page.getByRole('button', { name: 'Create keypair' }).first().click()
  await page.getByText('The service does not answer').waitFor()
  await page.getByRole('heading', { level: 1, name: account.id }).waitFor()

  await page.unroute('**/assets/create-dialog-*.js')
  await page.getByRole('dialog', { name: 'Create keypair' }).waitFor()
})
