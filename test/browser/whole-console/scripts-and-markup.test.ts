import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { OwnerRef } from '../../../console/api/call.ts'
import { auditEventsPlace, ownerPlace } from '../../../console/places.ts'
import { accountInUse } from '../pages/account-in-use.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'

const FIRST_LOAD_GZIP_BYTES_MAX = 300_000

let browser: ConsoleBrowser
let account: OwnerRef

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
  account = (await accountInUse(browser.product)).account
})
afterAll(async () => {
  await browser.stop()
})

test('the list loads at most 300 kB of compressed JavaScript', async () => {
  const page = await browser.visit(ownerPlace(account), { as: 'ada' })
  await page.getByText('feedback-report:read').first().waitFor()
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  )
  const scripts = new Set(loaded.map((url) => new URL(url).pathname).filter(isScript))
  expect(scripts.size).toBeGreaterThan(0)
  const sizes = [...scripts].map(async (path) => {
    const content = await readFile(join(inject('consoleFolder'), path))
    return gzipSync(content).length
  })
  const gzipBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(gzipBytes).toBeLessThanOrEqual(FIRST_LOAD_GZIP_BYTES_MAX)
})

test('no page has a script, a style or an event handler in its markup', async () => {
  const page = await browser.visit('/')
  for (const place of ['/', ownerPlace(account), auditEventsPlace(account)]) {
    const answer = await page.request.get(place)
    const html = await answer.text()
    expect(html).toContain('<script')
    expect(html.match(/<script\b(?![^>]*\bsrc=)[^>]*>/g)).toBeNull()
    expect(html.match(/<script\b[^>]*>\s*[^<\s]/g)).toBeNull()
    expect(html.match(/<style\b|\sstyle=|\son\w+=|javascript:/gi)).toBeNull()
    expect(answer.headers()['content-security-policy']).not.toMatch(/unsafe|\*|https?:/)
  }
})

function isScript(path: string): boolean {
  return path.endsWith('.js')
}
