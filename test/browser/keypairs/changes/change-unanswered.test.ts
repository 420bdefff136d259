import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { commentField, keypairNow, opened } from '../../pages/change-dialog.ts'
import { press, pressAndClose, says } from '../../pages/keypair-page.ts'
import { ConsoleBrowser } from '../../support/console-browser.ts'

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

/** From now on, the database refuses changes. */
function failWrites(): void {
  browser.product.dynamodb.failWith((call) =>
    call === 'TransactWriteItems' ? WRITE_FAULT : undefined,
  )
}

describe('when the service does not answer', () => {
  test('a change is repeated visibly, and made', async () => {
    const { keypair, page, dialog } = await opened(browser, account, 'Update', 'Update keypair')
    browser.expectFailures(page, 503)
    await commentField(dialog).fill('in the end')
    failWrites()
    await press(dialog, 'Update')
    await says(dialog, 'The service does not answer')
    browser.product.dynamodb.recover()
    await dialog.waitFor({ state: 'detached' })
    expect(await keypairNow(browser, keypair)).toMatchObject({ comment: 'in the end' })
  })

  test('what was typed is kept, and the dialog says what to do and which request failed', async () => {
    const { keypair, page, dialog } = await opened(browser, account, 'Update', 'Update keypair')
    browser.expectFailures(page, 503)
    await commentField(dialog).fill('typed once')
    failWrites()
    await press(dialog, 'Update')
    await says(dialog, 'The service is not available at the moment')
    await dialog.getByRole('button', { name: 'Copy the request ID' }).waitFor()
    await browser.expectAccessible(page)
    expect(await commentField(dialog).inputValue()).toBe('typed once')
    browser.product.dynamodb.recover()
    await pressAndClose(dialog, 'Update')
    expect(await keypairNow(browser, keypair)).toMatchObject({ comment: 'typed once' })
  })

  test('a change without a network fails visibly, and is not made later', async () => {
    const { keypair, page, dialog } = await opened(browser, account, 'Update', 'Update keypair')
    browser.expectFailures(page, 'network')
    await commentField(dialog).fill('from the train')
    await page.context().setOffline(true)
    await press(dialog, 'Update')
    await says(dialog, 'You are offline')
    await says(dialog, 'The service could not be reached')
    await page.context().setOffline(false)
    await dialog.getByText('You are offline').waitFor({ state: 'detached' })
    expect(await keypairNow(browser, keypair)).toMatchObject({ comment: null })
    expect(await commentField(dialog).inputValue()).toBe('from the train')
    await pressAndClose(dialog, 'Update')
    expect(await keypairNow(browser, keypair)).toMatchObject({ comment: 'from the train' })
  })

  test('a change that was made although its answer was lost is found done, not a conflict', async () => {
    const { keypair, page, dialog } = await opened(browser, account, 'Update', 'Update keypair')
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
    await pressAndClose(dialog, 'Update')
    await says(page, `Keypair ${keypair.keyId} was updated.`)
    expect(await keypairNow(browser, keypair)).toMatchObject({ comment: 'made, and lost' })
  })
})
