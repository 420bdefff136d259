import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair } from '../../../local-stack/test-stack.ts'
import { press, says, visitKeypair } from '../../pages/keypair-page.ts'
import { closeSecret } from '../../pages/new-keypair.ts'
import { hintOf, openRotation, rotate, secretsOf, useSecret } from '../../pages/rotation.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'

let browser: ConsoleBrowser
let account: OwnerRef
let keypair: CreatedKeypair

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
beforeEach(async () => {
  keypair = await browser.product.keypair(account, 'ada')
})

/** Lets the next rotation succeed, but replaces its answer. */
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

describe('rotating after a lost answer', () => {
  test('first retires the secret that nobody knows, so that machines keep theirs', async () => {
    const { product } = browser
    const page = await visitKeypair(browser, account, keypair)
    browser.expectFailures(page, 503, 412)
    const dialog = await openRotation(page)
    // The write succeeds, but the service gets no answer.
    product.dynamodb.failWith((call) =>
      call === 'TransactWriteItems' ? { kind: 'reset-after' } : undefined,
    )
    await press(dialog, 'Rotate')
    await says(dialog, 'Your own attempt may have changed it')
    product.dynamodb.recover()
    expect(await dialog.getByText('What you asked for was not done').count()).toBe(0)
    const [old, lost] = await secretsOf(browser.product, keypair)
    const lostHint = `…${String(lost?.hint)}`
    await says(dialog, `You have not seen the new secret ${lostHint}`)
    await says(dialog, `Machines can use ${hintOf(keypair)} in the meantime`)
    await browser.expectAccessible(page)
    expect(await dialog.getByRole('button', { name: /^Rotate/ }).count()).toBe(0)

    await press(dialog, `Retire ${lostHint}`)
    await says(dialog, `Secret ${lostHint} was retired. Rotate now`)
    expect(await secretsOf(browser.product, keypair)).toEqual([old])
    await browser.expectAccessible(page)
    await says(dialog, new RegExp(`Secret ${hintOf(keypair)} works until`))
    const { shown, renewed } = await rotate(page, keypair, dialog)
    await closeSecret(shown)
    for (const secret of [keypair, renewed]) expect((await product.token(secret)).status).toBe(200)
  })

  test('advises to rotate again at once when no other secret is left', async () => {
    const page = await visitKeypair(browser, account, keypair)
    browser.expectFailures(page, 'network', 412)
    const dialog = await openRotation(page)
    await dialog.getByRole('radio', { name: 'No time: it ends at once' }).check()
    await loseAnswer(page, (route) => route.abort('connectionreset'))
    await press(dialog, 'Rotate')
    await says(dialog, 'It is the only secret. Machines are refused until you rotate again')
    await browser.expectAccessible(page)
    const { shown, renewed } = await rotate(page, keypair, dialog, 'Rotate again')
    await closeSecret(shown)
    expect((await browser.product.token(renewed)).status).toBe(200)
    expect(await secretsOf(browser.product, keypair)).toHaveLength(1)
  })

  test('is not called a failure when the answer cannot be parsed', async () => {
    const page = await visitKeypair(browser, account, keypair)
    browser.expectFailures(page, 412)
    const dialog = await openRotation(page)
    await loseAnswer(page, (route) => route.fulfill({ status: 201, body: '<html>' }))
    await press(dialog, 'Rotate')
    await says(dialog, 'We could not confirm whether the secret was rotated.')
    await press(dialog, 'Rotate')
    await says(dialog, 'Your own attempt may have changed it')
    await says(dialog, /^You have not seen the new secret/)
  })

  test('does not offer to retire a secret that was used: somebody knows it', async () => {
    const { product } = browser
    const page = await visitKeypair(browser, account, keypair)
    browser.expectFailures(page, 'network', 412)
    const dialog = await openRotation(page)
    await loseAnswer(
      page,
      async (route) => {
        await route.abort('connectionreset')
      },
      async ({ keySecret }) => await useSecret(browser.product, { ...keypair, keySecret }),
    )
    await press(dialog, 'Rotate')
    await says(dialog, 'Your own attempt may have changed it')
    await dialog.getByRole('button', { name: 'Rotate anyway' }).waitFor()
    expect(await dialog.getByRole('button', { name: /^Retire/ }).count()).toBe(0)
    expect((await product.token(keypair)).status).toBe(200)
  })
})
