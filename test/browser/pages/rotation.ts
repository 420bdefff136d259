import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { objectsIn } from '../../local-stack/owner-state.ts'
import type { CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { openDialog, press, says } from './keypair-page.ts'

/** Opens the rotate dialog on a keypair's page. */
export async function openRotation(page: Page): Promise<Locator> {
  const dialog = await openDialog(page, 'Rotate secret')
  await says(dialog, 'What happens to the current secrets')
  return dialog
}

/** Rotates in the dialog, and waits for the dialog that shows the key secret. */
export async function rotate(
  page: Page,
  keypair: CreatedKeypair,
  dialog: Locator,
  button = 'Rotate',
) {
  const answer = page.waitForResponse((response) => response.status() === 201)
  await press(dialog, button)
  const { keySecret } = await (await answer).json()
  const shown = page.getByRole('dialog', { name: 'New secret created' })
  await shown.waitFor()
  return { shown, renewed: { ...keypair, keySecret: String(keySecret) } }
}

/** Reads the secrets of a keypair from the API, the oldest first. */
export async function secretsOf(product: TestStack, { path }: CreatedKeypair) {
  const { json } = await product.api('GET', path, { as: 'ada' })
  return objectsIn(json.secrets)
}

/** Gets a token, and waits until the use is recorded. */
export async function useSecret(product: TestStack, secret: CreatedKeypair): Promise<void> {
  expect((await product.token(secret)).status).toBe(200)
  const hint = secret.keySecret.slice(-4)
  await until('the use is recorded', async () =>
    (await secretsOf(product, secret)).some(
      (each) => each.hint === hint && each.lastUsedAt !== null,
    ),
  )
}

/** How the console names a secret. */
export function hintOf({ keySecret }: CreatedKeypair): string {
  return `…${keySecret.slice(-4)}`
}
