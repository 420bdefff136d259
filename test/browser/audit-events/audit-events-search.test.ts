import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEventsPlace } from '../../../console/places.ts'
import { fillEvents, row, shown, shownActions } from '../pages/audit-event-list.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { choose } from '../support/select.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('a search finds audit events by words and by action, and clearing it shows all again', async () => {
  const { product } = browser
  const account = await product.account('ada', 'gil')
  const { keyId, path } = await product.keypair(account, 'ada')
  const other = await product.keypair(account, 'gil')
  await product.api('POST', `${path}/disable`, { as: 'gil' })
  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })
  await row(page, 'Account registered').waitFor()
  const search = page.getByRole('searchbox', { name: 'Find by key ID, person or request ID' })

  await search.fill(keyId)
  await shown(page, '2 matches')
  expect(await shownActions(page)).toEqual(['Keypair disabled', 'Keypair created'])
  await shown(page, 'All 6 audit events were searched.')

  await search.fill('gil created')
  await row(page, other.keyId).waitFor()
  expect(await shownActions(page)).toEqual(['Keypair created'])

  await search.fill('')
  await choose(page, 'What was done', 'Administrator granted')
  await expect
    .poll(() => shownActions(page))
    .toEqual(['Administrator granted', 'Administrator granted'])

  await search.fill('nobody')
  await shown(page, 'No audit event matches')
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect.poll(async () => (await shownActions(page)).length).toBe(6)
})

test('a time range finds the audit events of that time', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/', { as: 'ada' })
  await page.clock.install()
  await page.goto(auditEventsPlace(account))
  await row(page, 'Account registered').waitFor()

  await page.clock.fastForward('48:00:00')
  await choose(page, 'When it was done', 'Last 24 hours')
  await shown(page, 'No audit event matches')
  await choose(page, 'When it was done', 'Last 7 days')
  await row(page, '2 days ago').first().waitFor()
  expect(await shownActions(page)).toEqual(['Administrator granted', 'Account registered'])
})

test('the page says which audit events were searched, and never claims more than it has loaded', async () => {
  const { product } = browser
  const account = await product.account('ada')
  await product.keypair(account, 'ada')
  await fillEvents(product, account, 100)
  const page = await browser.visit(auditEventsPlace(account), { as: 'ada' })

  await shown(page, /^The newest 100 audit events, since .+\.$/)
  await choose(page, 'What was done', 'Account registered')
  await shown(page, 'None of the audit events searched so far matches.')
  await shown(page, /^The newest 100 audit events, .+ were searched\. Older ones were not\.$/)
  await page.getByRole('button', { name: 'Search older audit events' }).click()

  await row(page, 'Account registered').waitFor()
  await shown(page, 'All 103 audit events were searched.')
  expect(await page.getByRole('button', { name: 'Search older audit events' }).count()).toBe(0)
  await choose(page, 'What was done', 'Everything')
  await shown(page, 'These are all 103 audit events.')
})
