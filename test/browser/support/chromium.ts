import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const HOW_TO_GET_IT =
  'Install it (on Debian: `apt-get install chromium`), or set CHROMIUM_PATH to its path.'

/** Chromium opens only the pages of these tests, and makes no requests of its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The path of Chromium on this machine.
 *
 * @throws {Error} when no Chromium is installed, saying what to install. The tests are not skipped.
 */
export function chromiumPath(): string {
  const chosen = process.env.CHROMIUM_PATH
  const path = chosen === undefined ? PATHS.find(existsSync) : [chosen].find(existsSync)
  if (path !== undefined) return path
  throw new Error(
    chosen === undefined
      ? `The browser tests need Chromium. ${HOW_TO_GET_IT}`
      : `CHROMIUM_PATH is ${chosen}, but there is no Chromium.`,
  )
}

/**
 * Playwright switches the back/forward cache off. People's browsers have it: Back shows a page as it was
 * left, with the memory of its scripts.
 */
const BACK_FORWARD_CACHE_OFF = '--disable-back-forward-cache'

/** Starts a Chromium without a window. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: FLAGS,
    ignoreDefaultArgs: [BACK_FORWARD_CACHE_OFF],
  })
}
