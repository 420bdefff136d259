import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { keypairPlace, ownerPlace } from '../../../console/places.ts'
import { openCreateDialog, secretDialog } from '../pages/new-keypair.ts'
import { settled } from './camera.ts'
import { PRODUCTION, ROTATED_COMMENT } from './demo.ts'
import type { Credentials, Studio } from './studio.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'images')
const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 740 }
const ABOVE_HEADING_PIXELS = 40

/** Takes the three pictures of the README. */
export async function takeReadmePictures(
  studio: Studio,
  keypairs: ReadonlyMap<string, Credentials>,
): Promise<void> {
  await takeList(studio)
  await takeSecret(studio)
  const rotated = keypairs.get(ROTATED_COMMENT)
  if (rotated === undefined) throw new Error(`the demo has no keypair "${ROTATED_COMMENT}"`)
  await takePhone(studio, rotated)
}

async function takeList(studio: Studio): Promise<void> {
  const sitting = { as: 'ada', viewport: DESKTOP, colorScheme: 'light', scale: 1 } as const
  const page = await studio.open(ownerPlace(PRODUCTION), sitting)
  await page.getByText(ROTATED_COMMENT).waitFor()
  await save(page, 'keypairs.png', { fullPage: true })
}

async function takeSecret(studio: Studio): Promise<void> {
  const sitting = { as: 'ada', viewport: DESKTOP, colorScheme: 'light', scale: 1 } as const
  const page = await studio.open(ownerPlace(PRODUCTION), sitting)
  const creating = await openCreateDialog(page)
  await creating.getByRole('textbox', { name: /^Comment/ }).fill('Alerts to the on-call channel')
  await creating.getByRole('checkbox', { name: /^feedback-report:read/ }).check()
  await creating.getByRole('button', { name: 'Create', exact: true }).click()
  const dialog = secretDialog(page)
  await dialog.waitFor()
  await settled(page)
  // The element with the role "dialog" also covers the page around the visible dialog.
  const box = dialog.locator('[class*="awsui_dialog_"]')
  await box.screenshot({ path: join(FOLDER, 'secret.png'), animations: 'disabled' })
  await page.context().close()
}

async function takePhone(studio: Studio, { keyId }: Credentials): Promise<void> {
  const sitting = { as: 'ada', viewport: PHONE, colorScheme: 'dark', scale: 1 } as const
  const page = await studio.open(keypairPlace(PRODUCTION, keyId), sitting)
  await page.getByText('Safe to retire').waitFor()
  const secrets = page.getByRole('heading', { name: /^Secrets/ })
  await secrets.evaluate((heading) => heading.scrollIntoView())
  await page.mouse.wheel(0, -ABOVE_HEADING_PIXELS)
  await save(page, 'keypair-phone.png')
}

async function save(page: Page, name: string, options: object = {}): Promise<void> {
  await settled(page)
  await page.screenshot({ path: join(FOLDER, name), animations: 'disabled', ...options })
  await page.context().close()
}
