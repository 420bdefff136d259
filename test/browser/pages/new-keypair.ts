import type { Locator, Page } from 'playwright-core'

const REPORT_SCOPE = 'feedback-report:read'

/** Opens the dialog that creates a keypair, on the page of an owner. */
export async function openCreateDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Create keypair' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Create keypair' })
  await dialog.getByText('What access tokens of this keypair may be used for').waitFor()
  return dialog
}

/** Ticks a scope in the dialog that creates a keypair. */
export async function chooseScope(page: Page, name: string): Promise<void> {
  await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
}

/** Opens the dialog, and fills in what a keypair needs. */
export async function fillIn(page: Page) {
  const dialog = await openCreateDialog(page)
  const comment = dialog.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Typed with care')
  await chooseScope(page, REPORT_SCOPE)
  return { dialog, comment }
}

/** Presses the button that creates the keypair. */
export async function create(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create', exact: true }).click()
}

export interface NewKeypair {
  /** The dialog that shows the secret. */
  readonly dialog: Locator
  /** From the service's answer, not from the page. */
  readonly keyId: string
  readonly keySecret: string
}

/** Creates a keypair on the page of an owner, up to the dialog with its secret. */
export async function createNewKeypair(page: Page): Promise<NewKeypair> {
  await openCreateDialog(page)
  await chooseScope(page, REPORT_SCOPE)
  const created = page.waitForResponse((response) => response.status() === 201)
  await create(page)
  const { keyId, keySecret } = await (await created).json()
  const dialog = secretDialog(page)
  await dialog.waitFor()
  return { dialog, keyId: String(keyId), keySecret: String(keySecret) }
}

/** The dialog that shows the secret of a keypair that was created. */
export function secretDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Keypair created' })
}

/** Confirms that the key secret is stored, and closes its dialog. */
export async function closeSecret(dialog: Locator): Promise<void> {
  await dialog.getByRole('checkbox', { name: 'I have stored the key secret' }).check()
  await dialog.getByRole('button', { name: 'Close and forget the key secret' }).click()
  await dialog.waitFor({ state: 'detached' })
}
