import type { Locator, Page } from 'playwright-core'
import { keypairPlace } from '../../../console/places.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair } from '../../local-stack/test-stack.ts'
import type { ConsoleBrowser } from '../support/console-browser.ts'
import type { VisitOptions } from '../support/visit.ts'

/** Opens a keypair's page by its address, as ada. */
export async function visitKeypair(
  browser: ConsoleBrowser,
  owner: OwnerRef,
  { keyId }: Pick<CreatedKeypair, 'keyId'>,
  options: VisitOptions = {},
): Promise<Page> {
  const page = await browser.visit(keypairPlace(owner, keyId), { as: 'ada', ...options })
  await page.getByRole('heading', { level: 1, name: keyId }).waitFor()
  await page.getByRole('heading', { name: 'Audit events' }).waitFor()
  return page
}

/** Opens the dialog of one of the page's buttons. */
export async function openDialog(page: Page, button: string, title = button): Promise<Locator> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.waitFor()
  return dialog
}

/** Presses a dialog's button, and waits until the dialog is closed. */
export async function pressAndClose(dialog: Locator, button: string): Promise<void> {
  await press(dialog, button)
  await dialog.waitFor({ state: 'detached' })
}

export async function press(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click()
}

/** The value below a label. */
export function detail(within: Page | Locator, label: string): Locator {
  return within
    .locator('dt')
    .filter({ hasText: new RegExp(`^${label}$`) })
    .locator('xpath=following-sibling::dd[1]')
}

/** Waits until a page, or a dialog, says something. */
export async function says(within: Page | Locator, words: string | RegExp): Promise<void> {
  await within.getByText(words).first().waitFor()
}
