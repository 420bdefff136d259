import type { Locator, Page } from 'playwright-core'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair } from '../../local-stack/test-stack.ts'
import type { ConsoleBrowser } from '../support/console-browser.ts'
import { openDialog, visitKeypair } from './keypair-page.ts'

interface Opened {
  readonly keypair: CreatedKeypair
  readonly page: Page
  readonly dialog: Locator
}

/** Creates a keypair and opens one of its dialogs. */
export async function opened(
  browser: ConsoleBrowser,
  account: OwnerRef,
  button: string,
  title: string,
  body: object = {},
): Promise<Opened> {
  const keypair = await browser.product.keypair(account, 'ada', body)
  const page = await visitKeypair(browser, account, keypair)
  return { keypair, page, dialog: await openDialog(page, button, title) }
}

/** Reads the keypair from the API. */
export async function keypairNow({ product }: ConsoleBrowser, { path }: CreatedKeypair) {
  return (await product.api('GET', path, { as: 'ada' })).json
}

/** The comment field of the update dialog. */
export function commentField(dialog: Locator): Locator {
  return dialog.getByRole('textbox', { name: /^Comment/ })
}
