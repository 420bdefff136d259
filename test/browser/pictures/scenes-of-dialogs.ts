import type { Page } from 'playwright-core'
import { ownerPlace } from '../../../console/places.ts'
import { openDialog, press } from '../pages/keypair-page.ts'
import { createNewKeypair, openCreateDialog } from '../pages/new-keypair.ts'
import { PRODUCTION, ROTATED_COMMENT } from './demo.ts'
import { EXTREME } from './many-owners.ts'
import type { Scene, Setting } from './scene.ts'
import { placeOf, seen } from './scenes-of-pages.ts'
import { pathOf } from './studio.ts'

const CHANGED_COMMENT = 'CI of the mobile app'
const USED_COMMENT = 'Sync of query settings to the CRM'

export const DIALOG_SCENES: readonly Scene[] = [
  ...onList('create', (page) => openCreateDialog(page)),
  ...onList('create-errors', async (page) => {
    const dialog = await openCreateDialog(page)
    await dialog.getByRole('textbox', { name: /^Comment/ }).fill('x'.repeat(300))
    await dialog.getByRole('button', { name: /^Expiry/ }).click()
    await page.getByRole('option', { name: 'A date and time' }).click()
    await press(dialog, 'Create')
    await seen(page, 'Choose at least one scope')
  }),
  {
    name: 'create-many-scopes',
    place: ownerPlace(EXTREME),
    hasDialog: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'Create keypair' }).first().click()
      const scopes = page.getByRole('dialog').getByRole('checkbox')
      for (const place of [0, 6, 7]) await scopes.nth(place).check()
    },
  },
  ...onList('secret', (page) => createNewKeypair(page)),
  ...onList('secret-shown', async (page) => {
    const { dialog } = await createNewKeypair(page)
    await dialog.getByRole('button', { name: 'Show the key secret' }).click()
    await page.keyboard.press('Escape')
    await seen(page, 'To close this dialog')
  }),
  ...['Node.js', 'Python', 'Go'].flatMap((language) =>
    onList(`secret-${language.toLowerCase().replace('.', '')}`, async (page) => {
      const { dialog } = await createNewKeypair(page)
      await dialog.getByRole('tab', { name: language }).click()
      await dialog.getByRole('checkbox', { name: 'I have stored the key secret' }).check()
    }),
  ),
  ...onList('columns', (page) => page.getByRole('button', { name: 'Choose columns' }).click()),
  ...onList('row-menu', (page) =>
    page
      .getByRole('button', { name: /^Actions for/ })
      .nth(2)
      .click(),
  ),
  ...onKeypair('change', CHANGED_COMMENT, async (page) => {
    await openDialog(page, 'Update', 'Update keypair')
    await seen(page, 'Choose only what is needed')
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
  }),
  ...onKeypair('change-fewer', CHANGED_COMMENT, async (page) => {
    const dialog = await openDialog(page, 'Update', 'Update keypair')
    await dialog.getByRole('checkbox', { checked: true }).click()
    await dialog.getByRole('checkbox').first().click()
    await seen(page, 'Machines that use this keypair may be refused')
  }),
  ...onKeypair('change-overtaken', CHANGED_COMMENT, async (page, set) => {
    const dialog = await openDialog(page, 'Update', 'Update keypair')
    await dialog.getByRole('textbox', { name: /^Comment/ }).fill('CI of the mobile app and the web')
    await changed(set, CHANGED_COMMENT, { comment: 'CI of both mobile apps' })
    await press(dialog, 'Update')
    await seen(page, 'This keypair was changed in the meantime')
    await changed(set, CHANGED_COMMENT, { comment: CHANGED_COMMENT })
  }),
  ...onKeypair('disable', CHANGED_COMMENT, async (page) => {
    await openDialog(page, 'Disable', 'Disable keypair')
    await seen(page, 'can no longer get access tokens')
  }),
  ...onKeypair('disable-overtaken', CHANGED_COMMENT, async (page, set) => {
    const dialog = await openDialog(page, 'Disable', 'Disable keypair')
    await seen(page, 'can no longer get access tokens')
    await changed(set, CHANGED_COMMENT, { comment: 'CI of both mobile apps' })
    await press(dialog, 'Disable')
    await seen(page, 'This keypair was changed in the meantime')
    await changed(set, CHANGED_COMMENT, { comment: CHANGED_COMMENT })
  }),
  ...onKeypair('enable', 'Archive of closed surveys', async (page) => {
    await openDialog(page, 'Enable', 'Enable keypair')
    await seen(page, 'can get access tokens again')
  }),
  ...onKeypair('rotate', CHANGED_COMMENT, async (page) => {
    await openDialog(page, 'Rotate secret')
    await seen(page, 'What happens to')
  }),
  ...onKeypair('rotate-two', ROTATED_COMMENT, async (page) => {
    await openDialog(page, 'Rotate secret')
    await seen(page, 'A keypair has at most two secrets')
  }),
  ...onKeypair('rotated', 'Monthly report to the board', async (page) => {
    const dialog = await openDialog(page, 'Rotate secret')
    await press(dialog, 'Rotate')
    await page.getByRole('dialog', { name: 'New secret created' }).waitFor()
  }),
  ...onKeypair('retire-safe', ROTATED_COMMENT, (page) => retire(page, 0)),
  ...onKeypair('retire-newer', ROTATED_COMMENT, (page) => retire(page, -1)),
  ...onKeypair('remove', 'Load test, may be removed afterwards', async (page) => {
    await openDialog(page, 'Remove', 'Remove keypair')
    await seen(page, 'To confirm, type')
  }),
  ...onKeypair('remove-recent', USED_COMMENT, async (page) => {
    const dialog = await openDialog(page, 'Remove', 'Remove keypair')
    await seen(page, 'This keypair may have been used')
    await dialog.getByRole('textbox').fill('nope')
  }),
]

function onList(name: string, act: (page: Page, set: Setting) => Promise<unknown>): Scene[] {
  return [
    {
      name,
      place: ownerPlace(PRODUCTION),
      hasDialog: true,
      act: async (page, set) => {
        await seen(page, ROTATED_COMMENT)
        await act(page, set)
      },
    },
  ]
}

function onKeypair(
  name: string,
  comment: string,
  act: (page: Page, set: Setting) => Promise<unknown>,
): Scene[] {
  return [{ name, place: (set) => placeOf(set, comment), hasDialog: true, act }]
}

/** Somebody else updates a keypair. */
async function changed(
  { studio, keypairs }: Setting,
  comment: string,
  body: object,
): Promise<void> {
  const keyId = keypairs.get(comment)?.keyId
  await studio.api('PATCH', `${pathOf(PRODUCTION)}/keypairs/${keyId}`, body)
}

async function retire(page: Page, place: number): Promise<void> {
  await page
    .getByRole('button', { name: /^Retire secret/ })
    .nth(place)
    .click()
  await page.getByRole('dialog').getByText('It ends at once').waitFor()
}
