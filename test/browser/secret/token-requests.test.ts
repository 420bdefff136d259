import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { visitKeypairs } from '../pages/keypairs-page.ts'
import { createNewKeypair } from '../pages/new-keypair.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { contentOf, download } from '../support/download.ts'
import { hasGo, runTokenRequest } from '../support/run-token-request.ts'

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = await browser.product.account('ada')
})
afterAll(async () => {
  await browser.stop()
})

describe('the token request that is shown for', () => {
  test.each([
    ['curl', 'request.sh'],
    ['Node.js', 'access-token.mjs'],
    ['Python', 'access_token.py'],
  ])('%s gets an access token when it is pasted beside the .env file', expectTokenOf)

  test.runIf(hasGo())('Go gets one too', () => expectTokenOf('Go', 'access_token.go'))

  test.runIf(!hasGo())('Go was not run, because this machine has no Go', () => {
    console.warn('The token request for Go was not run: this machine has no Go.')
  })

  async function expectTokenOf(language: string, name: string): Promise<void> {
    const page = await visitKeypairs(browser, account)
    const { dialog, keyId, keySecret } = await createNewKeypair(page)
    const env = await download(page, 'Download as .env file')
    await dialog.getByRole('tab', { name: language }).click()
    await dialog.getByRole('button', { name: `Copy the request for ${language}` }).click()
    await dialog.getByText('Request copied').waitFor()
    const content = await browser.clipboard(page)
    expect(content).not.toContain(keySecret)
    const printed = await runTokenRequest(
      { name: env.suggestedFilename(), content: await contentOf(env) },
      { name, content },
    )
    const token = printed.startsWith('{') ? JSON.parse(printed).access_token : printed
    expect(decodeJwt(token)).toMatchObject({
      client_id: keyId,
      scope: 'feedback-report:read',
    })
  }
})
