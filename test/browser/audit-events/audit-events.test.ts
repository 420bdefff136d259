import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { auditEventsPlace, keypairPlace } from '../../../console/places.ts'
import { ownerPath } from '../../../shared/operations/contract/routes.ts'
import { rotated, secretIdsOf } from '../../local-stack/keypairs.ts'
import { cellsOf, fillEvents, row, shown, shownActions } from '../pages/audit-event-list.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'

const READ_FAULT = { kind: 'error', status: 500, type: 'InternalServerError' } as const

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterEach(() => {
  browser.product.dynamodb.recover()
})
afterAll(async () => {
  await browser.stop()
})

test('each audit event says what was done, by whom, to what and by which request', async () => {
  const { product } = browser
  const account = await product.account('ada', 'gil')
  const keypair = await product.keypair(account, 'ada')
  const { keyId, path } = keypair
  const [first = ''] = await secretIdsOf(product, keypair, 'ada')
  const changes = { comment: 'other', expiresAt: '2090-01-31T12:00:00Z' }
  await product.api('PATCH', path, { as: 'gil', body: changes })
  await product.api('POST', `${path}/disable`, { as: 'gil' })
  await product.api('POST', `${path}/enable`, { as: 'ada' })
  await rotated(product, keypair, 'ada')
  const [, second = ''] = await secretIdsOf(product, keypair, 'ada')
  await product.api('DELETE', `${path}/secrets/${first}`, { as: 'ada' })

  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })
  await row(page, 'Keypair created').waitFor()

  expect(await cellsOf(page)).toEqual([
    ['Secret retired', 'You', `${keyId} secret ${first}`],
    ['Secret rotated', 'You', `${keyId} secret ${second}`],
    ['Keypair enabled', 'You', keyId],
    ['Keypair disabled', 'gil', keyId],
    ['Keypair updated Changed: comment and expiry', 'gil', keyId],
    ['Keypair created', 'You', `${keyId} secret ${first}`],
    ['Administrator granted', 'The platform', 'administrator gil'],
    ['Administrator granted', 'The platform', 'administrator ada'],
    ['Account registered', 'The platform', '–'],
  ])
  const events = await product.api('GET', `${ownerPath(account)}/events`, { as: 'ada' })
  const requestId = /"requestId":"([^"]+)"/.exec(events.text)?.[1] ?? ''
  await page.getByRole('button', { name: `Copy request ID ${requestId}` }).click()
  await expect.poll(() => browser.clipboard(page)).toBe(requestId)
  await row(page, 'Keypair created').getByRole('link', { name: keyId }).click()
  await page.waitForURL(keypairPlace(account, keyId))
})

test('a removed keypair has no link', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const { keyId, path } = await product.keypair(account, 'ada')
  await product.api('DELETE', path, { as: 'ada' })

  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })

  await row(page, 'Keypair removed').getByText('(removed)').waitFor()
  await row(page, 'Keypair created').getByText('(removed)').waitFor()
  expect(await page.getByRole('link', { name: keyId }).count()).toBe(0)
})

test('a name that somebody else chose is shown as text, even if it is markup', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const name = '<script>alert(1)'
  await product.grant(account, name)

  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })

  await row(page, name).waitFor()
  expect(await page.getByRole('main').locator('script').count()).toBe(0)
})

test('a name like "You" or "platform" cannot be mistaken for the reader or the platform', async () => {
  const { product } = browser
  const account = await product.account('ada')
  await product.grant(account, 'You')
  await product.keypair(account, 'ada')

  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })

  const granted = row(page, 'administrator You')
  await granted.waitFor()
  expect(await granted.getByRole('code').allTextContents()).toEqual(['You'])
  const created = row(page, 'Keypair created')
  await created.getByText('You', { exact: true }).waitFor()
  expect(await created.getByRole('code').count()).toBe(0)
})

test("a keypair's page shows only its own audit events, and finds them behind a hundred others", async () => {
  const { product } = browser
  const account = await product.account('ada')
  const { keyId, path } = await product.keypair(account, 'ada')
  await product.api('PATCH', path, { as: 'ada', body: { comment: 'other' } })
  await fillEvents(product, account, 100)

  const page = await browser.visit(keypairPlace(account, keyId), { as: 'ada' })

  await shown(page, 'These are all audit events of this keypair.')
  const events = page.getByRole('table', { name: 'Audit events' })
  await row(events, 'Keypair created').waitFor()
  expect(await shownActions(events)).toEqual([
    'Keypair updated Changed: comment',
    'Keypair created',
  ])
})

test('if reading audit events fails, the page shows the request ID, and can try again', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })
  await row(page, 'Account registered').waitFor()
  browser.expectFailures(page, 503)

  product.dynamodb.failWith((call) => (call === 'Query' ? READ_FAULT : undefined))
  await page.getByRole('button', { name: 'Refresh the audit events' }).click()
  await shown(page, 'The service does not answer')
  await shown(page, 'The service is not available at the moment')
  await page.getByRole('button', { name: 'Copy the request ID' }).waitFor()
  expect(await shownActions(page)).toEqual(['Administrator granted', 'Account registered'])

  product.dynamodb.recover()
  await product.keypair(account, 'ada')
  await page.getByRole('button', { name: 'Try again' }).click()
  await row(page, 'Keypair created').waitFor()
  expect(await page.getByText('The service is not available').count()).toBe(0)
})

test.each([
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const)('axe finds nothing: $colorScheme, $viewport.width pixels wide', async (options) => {
  const account = await browser.product.account('ada')
  await browser.product.keypair(account, 'ada')
  const page = await browser.visit(auditEventsPlace(account), { as: 'ada', ...options })
  await shown(page, 'These are all 3 audit events.')
  await browser.expectAccessible(page)
  await page.getByRole('searchbox').fill('nothing of that kind')
  await shown(page, 'No audit event matches')
  await browser.expectAccessible(page)
})
