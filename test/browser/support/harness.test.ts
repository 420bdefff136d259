import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConsoleBrowser } from './console-browser.ts'

let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await ConsoleBrowser.start()
})
afterAll(async () => {
  await browser.stop()
})

describe('a test fails when the browser complains about', () => {
  const provocations: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
    [
      'an inline script',
      'content security policy: require-trusted-types-for trusted-types-sink',
      (page) =>
        page.evaluate(() => {
          const trouble = document.createElement('script')
          trouble.append('window.ran = true')
          document.head.append(trouble)
        }),
    ],
    [
      'an inline style',
      'content security policy: style-src-elem inline',
      (page) =>
        page.evaluate(() => {
          const trouble = document.createElement('style')
          trouble.append('body { color: red }')
          document.head.append(trouble)
        }),
    ],
    [
      'a string that would become markup',
      'content security policy: require-trusted-types-for',
      (page) =>
        page.evaluate(() => {
          try {
            document.body.innerHTML = '<b>bold</b>'
          } catch {
            // The browser throws too. Its report is what counts.
          }
        }),
    ],
    [
      'an error in the console',
      'console error: something is wrong',
      (page) => page.evaluate(() => console.error('something is wrong')),
    ],
    [
      'a warning in the console',
      'console warning: something may be wrong',
      (page) => page.evaluate(() => console.warn('something may be wrong')),
    ],
    [
      'an error that nobody catches',
      'uncaught: Error: nobody catches this',
      (page) =>
        page.evaluate(async () => {
          setTimeout(() => {
            throw new Error('nobody catches this')
          })
          await new Promise((resolve) => setTimeout(resolve))
        }),
    ],
    [
      'a rejected promise that nobody handles',
      'uncaught: Error: nobody handles this',
      (page) =>
        page.evaluate(async () => {
          void Promise.reject(new Error('nobody handles this'))
          await new Promise((resolve) => setTimeout(resolve))
        }),
    ],
    [
      'a request to another origin',
      'request to another origin: http://127.0.0.1:',
      (page) => page.goto(page.url().replace('localhost', '127.0.0.1')),
    ],
    [
      'a failure that the test did not declare',
      'the server responded with a status of 401',
      (page) => page.evaluate(() => fetch('/v1/owners')),
    ],
  ]
  test.each(provocations)('%s', async (_what, complaint, provoke) => {
    const page = await browser.visit('/')
    await provoke(page)
    await expect(browser.leave(page)).rejects.toThrow(complaint)
  })
})

test('a declared failure fails no test', async () => {
  const page = await browser.visit('/')
  browser.expectFailures(page, 401)
  expect(await page.evaluate(async () => (await fetch('/v1/owners')).status)).toBe(401)
  await browser.leave(page)
})

test('axe finds a button without a name', async () => {
  const page = await browser.visit('/')
  await browser.expectAccessible(page)
  await page.evaluate(() =>
    document.querySelector('main')?.append(document.createElement('button')),
  )
  await expect(browser.expectAccessible(page)).rejects.toThrow('button-name')
})

test('ada signs in on the start page, and on a link to another page', async () => {
  const account = await browser.product.account('ada')
  const start = await browser.visit('/', { as: 'ada' })
  await start.getByRole('link', { name: account.id }).waitFor()
  const within = await browser.visit(`/accounts/${account.id}`, {
    as: 'ada',
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
  })
  await within.getByRole('heading', { level: 1, name: account.id }).waitFor()
})

test('a test can read what the page wrote to the clipboard', async () => {
  const page = await browser.visit('/')
  await page.evaluate(() => navigator.clipboard.writeText('copied words'))
  expect(await browser.clipboard(page)).toBe('copied words')
})
