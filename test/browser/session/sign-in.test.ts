import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEventsPlace, keypairPlace, ownerPlace } from '../../../console/places.ts'
import { chooseUser } from '../pages/sign-in.ts'
import { ConsoleBrowser } from '../support/console-browser.ts'
import { historyOf } from '../support/history.ts'
import { storedIn } from '../support/storage.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

test('ada signs in with the start page’s button, and sees what she administers', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit('/')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await chooseUser(page, 'ada')
  await page.getByRole('button', { name: 'Signed in as ada' }).waitFor()
  await page.getByRole('link', { name: account.id }).waitFor()
})

test('a link to an owner or a keypair leads to signing in, and then to the owner or keypair', async () => {
  const { product } = browser
  const account = await product.account('ada')
  const { keyId } = await product.keypair(account, 'ada')

  const owner = await browser.visit(ownerPlace(account), { as: 'ada' })
  await owner.getByRole('heading', { level: 1, name: account.id }).waitFor()
  const keypair = await browser.visit(keypairPlace(account, keyId), { as: 'ada' })
  await keypair.getByRole('heading', { level: 1, name: keyId }).waitFor()
})

test('vic administers nothing, and the console says so and whom to ask', async () => {
  const page = await browser.visit('/', { as: 'vic' })
  await page.getByText('You are not an administrator yet').waitFor()
  await page.getByText('ask an administrator of your account').waitFor()
  await page.getByText('They need your user ID: vic').waitFor()
})

test('signing in leaves nothing in storage, and stores no token while it is under way', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit(ownerPlace(account))
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
  const meanwhile = await storedIn(page)
  expect(meanwhile.local).toEqual({})
  expect(Object.keys(meanwhile.session)).toEqual([expect.stringMatching(/^oidc\./)])

  await chooseUser(page, 'ada')
  await page.getByRole('heading', { level: 1, name: account.id }).waitFor()

  expect(await storedIn(page)).toEqual({ local: {}, session: {}, cookies: '', databases: [] })
})

test('no address that the browser remembers or requests has a token, a code or a state', async () => {
  const account = await browser.product.account('ada')
  const page = await browser.visit(ownerPlace(account))
  const asked: string[] = []
  const authorizations = new Set<string>()
  page.on('request', (request) => {
    asked.push(request.url())
    const { authorization } = request.headers()
    if (authorization !== undefined) authorizations.add(authorization)
  })
  await chooseUser(page, 'ada')
  await page.getByRole('tab', { name: 'Audit events' }).click()
  await page.waitForURL(auditEventsPlace(account))

  const [token = '', ...others] = [...authorizations].map((each) => each.replace('Bearer ', ''))
  expect(token.split('.')).toHaveLength(3)
  expect(others).toEqual([])
  const remembered = await historyOf(page)
  expect(remembered).toContain(page.url())
  for (const address of [...asked, ...remembered]) expect(address).not.toContain(token)
  for (const address of remembered) {
    const { pathname, searchParams } = new URL(address)
    if (!pathname.startsWith('/identity/')) expect([...searchParams.keys()]).toEqual([])
  }
})

test('a sign-in that fails says so, and the next one works', async () => {
  const page = await browser.visit('/?code=forged&state=unknown')
  await page.getByText('Sign-in failed').waitFor()
  expect(new URL(page.url()).search).toBe('')

  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await chooseUser(page, 'vic')
  await page.getByText('You are not an administrator yet').waitFor()
})

test('a sign-in that the provider refuses says so, and leaves nothing in the address', async () => {
  const page = await browser.visit('/')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
  const [key = ''] = Object.keys((await storedIn(page)).session)
  await page.goto(`/?error=access_denied&state=${key.replace('oidc.', '')}`)

  await page.getByText('Sign-in failed').waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('if the provider cannot be reached, the page says so, and the button tries again', async () => {
  const page = await browser.visit('/')
  browser.expectFailures(page, 'network')
  await page.route('**/.well-known/openid-configuration', (route) => route.abort())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('Sign-in failed').waitFor()

  await page.unroute('**/.well-known/openid-configuration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor()
})

test('if the console cannot read its configuration, it says so, and the button tries again', async () => {
  const page = await browser.visit('/')
  browser.expectFailures(page, 'network')
  await page.route('**/config.json', (route) => route.abort('connectionfailed'))
  await page.reload()
  await page.getByText('The console could not start').waitFor()
  await browser.expectAccessible(page)

  await page.unroute('**/config.json')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
})
