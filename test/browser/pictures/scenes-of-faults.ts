import type { Page } from 'playwright-core'
import { auditEventsPlace, ownerPlace } from '../../../console/places.ts'
import { openDialog, press } from '../pages/keypair-page.ts'
import { chooseUser } from '../pages/sign-in.ts'
import { PRODUCTION, ROTATED_COMMENT } from './demo.ts'
import { ONE } from './many-owners.ts'
import type { Scene } from './scene.ts'
import { placeOf, seen } from './scenes-of-pages.ts'

const FAULT = { kind: 'error', status: 500, type: 'InternalServerError' } as const
const COMMENT = 'CI of the mobile app'

export const FAULT_SCENES: readonly Scene[] = [
  {
    name: 'slow-owners',
    as: null,
    place: '/',
    act: async (page) => {
      await page.route('**/v1/**', () => {})
      await page.getByRole('button', { name: 'Sign in' }).click()
      await chooseUser(page, 'ada')
      await page.getByRole('table').getByText('Loading').waitFor()
    },
  },
  {
    name: 'slow-list',
    place: ownerPlace(ONE),
    act: async (page) => {
      await page.route('**/v1/**/keypairs*', () => {})
      await again(page)
      await seen(page, 'Loading keypairs')
    },
  },
  {
    name: 'slow-keypair',
    place: (set) => placeOf(set, COMMENT),
    act: async (page) => {
      await page.route('**/v1/**/keypairs/*', () => {})
      await again(page)
      await seen(page, 'Loading the keypair')
    },
  },
  {
    name: 'fault-list-retrying',
    place: ownerPlace(PRODUCTION),
    act: async (page, { studio }) => {
      await seen(page, ROTATED_COMMENT)
      studio.dynamodb.failWith(() => FAULT)
      await page.getByRole('button', { name: 'Refresh the list' }).click()
      await seen(page, 'The service does not answer')
    },
  },
  {
    name: 'fault-list',
    place: '/',
    act: async (page, { studio }) => {
      await page.getByRole('link', { name: 'Acme production' }).waitFor()
      studio.dynamodb.failWith(() => FAULT)
      await page.getByRole('link', { name: 'Acme production' }).click()
      await seen(page, 'The service is not available')
    },
  },
  {
    name: 'fault-dialog',
    place: (set) => placeOf(set, COMMENT),
    hasDialog: true,
    act: async (page, { studio }) => {
      const dialog = await openDialog(page, 'Disable', 'Disable keypair')
      await seen(page, 'can no longer get access tokens')
      studio.dynamodb.failWith(() => FAULT)
      await press(dialog, 'Disable')
      await seen(page, 'The service is not available')
    },
  },
  {
    name: 'fault-create',
    place: ownerPlace(PRODUCTION),
    hasDialog: true,
    act: async (page, { studio }) => {
      await page.getByRole('button', { name: 'Create keypair' }).first().click()
      await page.getByRole('dialog').getByRole('checkbox').first().check()
      studio.dynamodb.failWith(() => FAULT)
      await press(page.getByRole('dialog'), 'Create')
      await seen(page, 'We could not confirm whether the keypair was created')
    },
  },
  {
    name: 'offline',
    place: ownerPlace(PRODUCTION),
    act: async (page) => {
      await seen(page, ROTATED_COMMENT)
      await page.context().setOffline(true)
      await page.getByRole('button', { name: 'Refresh the list' }).click()
      await seen(page, 'You are offline')
    },
  },
  {
    name: 'session-ending',
    place: '/',
    act: async (page) => {
      await pass(page, '56:00')
      await seen(page, 'Your session ends in a few minutes')
    },
  },
  {
    name: 'session-ended',
    place: '/',
    act: async (page) => {
      await pass(page, '01:01:00')
      await seen(page, 'Your session has ended')
    },
  },
]

/** Reloads the page. The provider still knows the user. */
async function again(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'commit' })
}

/** Loads a page, and lets time pass on it. */
async function pass(page: Page, time: string): Promise<void> {
  await page.clock.install()
  await page.goto(auditEventsPlace(PRODUCTION))
  await seen(page, 'Keypair created')
  await page.clock.fastForward(time)
}
