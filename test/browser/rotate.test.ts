import type { Locator, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import { rotated, secretIdsOf } from '../support/management-keypair.ts'
import { objectsIn } from '../support/management-state.ts'
import type { CreatedKeypair } from '../support/test-stack.ts'
import { until } from '../support/until.ts'
import { ConsoleBrowser } from './support/console-browser.ts'
import { openDialog, press, pressAndClose, says, visitKeypair } from './support/keypair-page.ts'
import { closeSecret } from './support/new-keypair.ts'
import { placesInPage, Traffic } from './support/secret-traces.ts'

let browser: ConsoleBrowser
let account: OwnerRef
let keypair: CreatedKeypair

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})
afterEach(() => {
  browser.product.dynamodb.recover()
})
beforeEach(async () => {
  keypair = await browser.product.keypair(account, 'ada')
})

async function visit(): Promise<Page> {
  return await visitKeypair(browser, account, keypair)
}

async function openRotation(page: Page): Promise<Locator> {
  const dialog = await openDialog(page, 'Rotate secret')
  await says(dialog, 'What happens to the current secrets')
  return dialog
}

/** Rotates in the dialog, up to the one that shows the secret. */
async function rotate(page: Page, dialog: Locator, button = 'Rotate') {
  const answer = page.waitForResponse((response) => response.status() === 201)
  await press(dialog, button)
  const { keySecret } = await (await answer).json()
  const shown = page.getByRole('dialog', { name: 'New secret created' })
  await shown.waitFor()
  return { shown, renewed: { ...keypair, keySecret: String(keySecret) } }
}

async function secretsNow() {
  const { json } = await browser.product.api('GET', keypair.path, { as: 'ada' })
  return objectsIn(json.secrets)
}

/** Gets a token, and waits until the use is noted. */
async function use(secret: CreatedKeypair): Promise<void> {
  expect((await browser.product.token(secret)).status).toBe(200)
  const hint = secret.keySecret.slice(-4)
  await until('the use is noted', async () =>
    (await secretsNow()).some((each) => each.hint === hint && each.lastUsedAt !== null),
  )
}

/** Has the next rotation be done, and its answer replaced. */
async function loseAnswer(
  page: Page,
  answer: (route: Route) => Promise<void>,
  meanwhile: (made: { readonly keySecret: string }) => Promise<void> = async () => {},
): Promise<void> {
  await page.route(
    (url) => url.pathname === `${keypair.path}/secrets`,
    async (route) => {
      const { keySecret } = await (await route.fetch()).json()
      await meanwhile({ keySecret: String(keySecret) })
      await answer(route)
    },
    { times: 1 },
  )
}

function hintOf({ keySecret }: CreatedKeypair): string {
  return `…${keySecret.slice(-4)}`
}

describe('rotating', () => {
  test('with an overlap leaves both secrets working, the old one until its deadline', async () => {
    const { product } = browser
    const page = await visit()
    const dialog = await openRotation(page)
    await says(dialog, new RegExp(`Secret ${hintOf(keypair)} works until .+ \\(tomorrow\\)`))
    await dialog.getByRole('radio', { name: '1 hour' }).check()
    await says(dialog, /works until .+ \((in\s1\shour|in\s59\sminutes)\)/)

    const { shown, renewed } = await rotate(page, dialog)
    await closeSecret(shown)

    for (const secret of [keypair, renewed]) {
      await page.getByRole('heading', { name: `Secret ${hintOf(secret)}` }).waitFor()
      expect((await product.token(secret)).status).toBe(200)
    }
    const [old, fresh] = await secretsNow()
    expect(Date.parse(String(old?.expiresAt)) - Date.parse(String(fresh?.createdAt))).toBe(
      3_600_000,
    )
    expect(fresh?.expiresAt).toBeNull()
    await page.getByRole('row', { name: /Secret rotated/ }).waitFor()
  })

  test('with no overlap ends the old secret at once', async () => {
    const page = await visit()
    const dialog = await openRotation(page)
    await dialog.getByRole('radio', { name: 'No time: it ends at once' }).check()
    await says(dialog, `Secret ${hintOf(keypair)} ends at once`)
    const { shown, renewed } = await rotate(page, dialog)
    await closeSecret(shown)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(renewed)).status).toBe(200)
  })

  test('when there are two secrets says that the older one ends at once, and it does', async () => {
    const second = await rotated(browser.product, keypair, 'ada')
    const page = await visit()
    const dialog = await openRotation(page)
    await says(dialog, `machines that still use ${hintOf(keypair)} are refused`)
    const { shown } = await rotate(page, dialog)
    await closeSecret(shown)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(second)).status).toBe(200)
  })

  test('leaves nothing of the secret in the page once its dialog is closed', async () => {
    const page = await visit()
    const traffic = Traffic.of(page)
    const { shown, renewed } = await rotate(page, await openRotation(page))
    await closeSecret(shown)
    await page.getByRole('row', { name: /Secret rotated/ }).waitFor()

    await expect.poll(() => placesInPage(page, renewed.keySecret)).toEqual([])
    expect(await traffic.placesOf(renewed.keySecret)).toEqual([
      `answer 201 to POST ${keypair.path}/secrets`,
    ])
  })
})

describe('rotating, when the answer was lost,', () => {
  test('retires the secret that nobody knows first: machines go on with the one that they have', async () => {
    const { product } = browser
    const page = await visit()
    browser.expectFailures(page, 503, 412)
    const dialog = await openRotation(page)
    // It is written, but the service does not hear of it.
    product.dynamodb.failWith((call) =>
      call === 'TransactWriteItems' ? { kind: 'reset-after' } : undefined,
    )
    await press(dialog, 'Rotate')
    await says(dialog, 'Your own attempt may have done it')
    product.dynamodb.recover()
    expect(await dialog.getByText('Nothing of yours has been done').count()).toBe(0)
    const [old, lost] = await secretsNow()
    const lostHint = `…${String(lost?.hint)}`
    await says(dialog, `You have not seen the new secret ${lostHint}`)
    await says(dialog, `machines go on with ${hintOf(keypair)} meanwhile`)
    await browser.expectAccessible(page)
    expect(await dialog.getByRole('button', { name: /^Rotate/ }).count()).toBe(0)

    await press(dialog, `Retire ${lostHint}`)
    await says(dialog, `Secret ${lostHint} is retired. Rotate now`)
    expect(await secretsNow()).toEqual([old])
    await browser.expectAccessible(page)
    await says(dialog, new RegExp(`Secret ${hintOf(keypair)} works until`))
    const { shown, renewed } = await rotate(page, dialog)
    await closeSecret(shown)
    for (const secret of [keypair, renewed]) expect((await product.token(secret)).status).toBe(200)
  })

  test('is told to rotate again at once where no other secret is left', async () => {
    const page = await visit()
    browser.expectFailures(page, 'network', 412)
    const dialog = await openRotation(page)
    await dialog.getByRole('radio', { name: 'No time: it ends at once' }).check()
    await loseAnswer(page, (route) => route.abort('connectionreset'))
    await press(dialog, 'Rotate')
    await says(dialog, 'It is the only one: machines are refused until you rotate again')
    await browser.expectAccessible(page)
    const { shown, renewed } = await rotate(page, dialog, 'Rotate again')
    await closeSecret(shown)
    expect((await browser.product.token(renewed)).status).toBe(200)
    expect(await secretsNow()).toHaveLength(1)
  })

  test('is not said to have failed for an answer that cannot be read', async () => {
    const page = await visit()
    browser.expectFailures(page, 412)
    const dialog = await openRotation(page)
    await loseAnswer(page, (route) => route.fulfill({ status: 201, body: '<html>' }))
    await press(dialog, 'Rotate')
    await says(dialog, 'It may have been rotated, and only the answer lost.')
    await press(dialog, 'Rotate')
    await says(dialog, 'Your own attempt may have done it')
    await says(dialog, /^You have not seen the new secret/)
  })

  test('offers nothing about a secret that is used already: somebody knows it', async () => {
    const { product } = browser
    const page = await visit()
    browser.expectFailures(page, 'network', 412)
    const dialog = await openRotation(page)
    await loseAnswer(
      page,
      async (route) => {
        await route.abort('connectionreset')
      },
      async ({ keySecret }) => await use({ ...keypair, keySecret }),
    )
    await press(dialog, 'Rotate')
    await says(dialog, 'Your own attempt may have done it')
    await dialog.getByRole('button', { name: 'Rotate anyway' }).waitFor()
    expect(await dialog.getByRole('button', { name: /^Retire/ }).count()).toBe(0)
    expect((await product.token(keypair)).status).toBe(200)
  })
})

describe('the old secret', () => {
  test('is safe to retire once the new one was used, and not before', async () => {
    const renewed = await rotated(browser.product, keypair, 'ada')
    const before = await visit()
    await says(before, `Not safe to retire yet: ${hintOf(keypair)}`)
    await says(before, `The new secret ${hintOf(renewed)} has not been used yet`)
    await use(renewed)
    const page = await visit()
    await says(page, `Safe to retire: ${hintOf(keypair)}`)
    await browser.expectAccessible(page)

    const signal = page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` })
    await signal.first().click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Safe to retire')
    await pressAndClose(dialog, 'Retire')

    await says(page, `A secret of keypair ${keypair.keyId} is retired`)
    expect((await browser.product.token(keypair)).status).toBe(401)
    expect((await browser.product.token(renewed)).status).toBe(200)
    await page.getByRole('row', { name: /Secret retired/ }).waitFor()
    expect(await page.getByRole('button', { name: /^Retire secret/ }).count()).toBe(0)
  })

  test('is not called safe to retire while it may be in use', async () => {
    await use(keypair)
    const renewed = await rotated(browser.product, keypair, 'ada')
    await use(renewed)
    const page = await visit()
    await says(page, `Not safe to retire yet: ${hintOf(keypair)}`)
    await says(page, 'and may have been used until')
    expect(await page.getByText('Safe to retire:').count()).toBe(0)
    await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Machines that still have it are refused')
    await pressAndClose(dialog, 'Cancel')
    expect((await browser.product.token(keypair)).status).toBe(200)
  })

  test('is not taken for the last one by a browser whose clock is fast', async () => {
    await rotated(browser.product, keypair, 'ada')
    const page = await visit()
    await page.clock.setFixedTime(Date.now() + 2 * 86_400_000)
    await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'Not safe to retire yet')
    expect(await dialog.getByText('This is the last secret').count()).toBe(0)
    await pressAndClose(dialog, 'Retire')
    expect((await browser.product.token(keypair)).status).toBe(401)
  })

  test('is told to have a deadline when the new one is to be retired', async () => {
    const renewed = await rotated(browser.product, keypair, 'ada')
    const page = await visit()
    await page.getByRole('button', { name: `Retire secret ${hintOf(renewed)}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Retire secret' })
    await says(dialog, 'This is the newer of the two secrets')
    await says(dialog, 'After that the keypair has no secret')
    await pressAndClose(dialog, 'Retire')
    await says(page, 'This keypair will have no secret')
    expect((await browser.product.token(renewed)).status).toBe(401)
  })
})

test('the last secret cannot be retired, also when it became the last one just now', async () => {
  const { product } = browser
  const renewed = await rotated(product, keypair, 'ada')
  const [, fresh = ''] = await secretIdsOf(product, keypair, 'ada')
  const page = await visit()
  browser.expectFailures(page, 412)
  await page.getByRole('button', { name: `Retire secret ${hintOf(keypair)}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Retire secret' })
  await says(dialog, 'The keypair keeps working with its other secret')
  await product.api('DELETE', `${keypair.path}/secrets/${fresh}`, { as: 'ada' })
  await press(dialog, 'Retire')
  await says(dialog, 'This is the last secret of the keypair')
  await expect.poll(() => dialog.getByRole('button', { name: /^Retire/ }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect.poll(() => page.getByRole('button', { name: /^Retire secret/ }).count()).toBe(0)
  expect((await product.token(keypair)).status).toBe(200)
  expect((await product.token(renewed)).status).toBe(401)
})
