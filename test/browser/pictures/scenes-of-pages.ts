import type { Page } from 'playwright-core'
import { auditEventsPlace, keypairPlace, ownerPlace } from '../../../console/places.ts'
import { addKeypairs, PRODUCTION, ROTATED_COMMENT } from './demo.ts'
import { EMPTY, EXTREME, HUNDRED, ONE } from './many-owners.ts'
import type { Scene, Setting } from './scene.ts'

export const PAGE_SCENES: readonly Scene[] = [
  {
    name: 'sign-in',
    as: null,
    place: '/',
    act: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
  },
  {
    name: 'sign-in-failed',
    as: null,
    place: '/?code=forged&state=unknown',
    act: (page) => seen(page, 'Sign-in failed'),
  },
  { name: 'owners', place: '/', act: (page) => seen(page, 'Acme production') },
  { name: 'owners-none', as: 'vic', place: '/', act: (page) => seen(page, 'administrator yet') },
  {
    name: 'owner-foreign',
    place: '/accounts/globex',
    act: (page) => seen(page, 'You do not administer this'),
  },
  { name: 'list', place: ownerPlace(PRODUCTION), act: (page) => seen(page, ROTATED_COMMENT) },
  { name: 'list-0', place: ownerPlace(EMPTY), act: (page) => seen(page, 'No keypairs yet') },
  { name: 'list-1', place: ownerPlace(ONE), act: (page) => seen(page, 'The only one') },
  {
    name: 'list-100',
    place: ownerPlace(HUNDRED),
    before: ({ studio }) => addKeypairs(studio, HUNDRED, 100),
    act: (page) => seen(page, 'Machine 100'),
  },
  { name: 'list-extreme', place: ownerPlace(EXTREME), act: (page) => seen(page, 'Exports what') },
  {
    name: 'list-no-match',
    place: ownerPlace(PRODUCTION),
    act: async (page) => {
      await page.getByRole('searchbox').fill('nothing has this')
      await seen(page, 'No keypair matches')
    },
  },
  {
    name: 'list-owner-switch',
    place: ownerPlace(PRODUCTION),
    hasDialog: true,
    act: async (page) => {
      await page.getByRole('button', { name: /^Showing/ }).click()
      await page.getByRole('option', { name: /Hooli/ }).first().waitFor()
    },
  },
  {
    name: 'keypair',
    place: (set) => placeOf(set, 'CI of the mobile app'),
    act: (page) => eventsSeen(page, 'CI of'),
  },
  {
    name: 'keypair-rotated',
    place: (set) => placeOf(set, ROTATED_COMMENT),
    act: (page) => eventsSeen(page, 'Safe to retire'),
  },
  {
    name: 'keypair-expired',
    place: (set) => placeOf(set, 'Proof of concept: sentiment dashboard'),
    act: (page) => eventsSeen(page, 'Expired'),
  },
  {
    name: 'keypair-extreme',
    place: ownerPlace(EXTREME),
    act: async (page) => {
      const row = page.getByRole('row').filter({ hasText: 'Exports what' })
      await row.getByRole('link').click()
      await eventsSeen(page, 'feedback-module-24:read')
    },
  },
  {
    name: 'keypair-unknown',
    place: keypairPlace(PRODUCTION, 'fbk_00000000000000000000000000'),
    act: (page) => seen(page, 'This keypair was not found'),
  },
  {
    name: 'events',
    place: auditEventsPlace(PRODUCTION),
    act: (page) => seen(page, 'Keypair created'),
  },
  {
    name: 'events-no-match',
    place: auditEventsPlace(PRODUCTION),
    act: async (page) => {
      await seen(page, 'Keypair created')
      await page.getByRole('searchbox').fill('nothing has this')
      await seen(page, 'No audit event matches')
    },
  },
]

export function placeOf({ keypairs }: Setting, comment: string): string {
  return keypairPlace(PRODUCTION, keypairs.get(comment)?.keyId ?? '')
}

export async function seen(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor()
}

async function eventsSeen(page: Page, words: string): Promise<void> {
  await seen(page, words)
  await seen(page, 'Keypair created')
}
