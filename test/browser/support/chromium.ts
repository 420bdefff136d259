import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** It opens the pages of these tests and none else, and asks nobody on the network for anything. */
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
 * Where this machine has a Chromium.
 *
 * @throws {Error} telling what to install, when there is none: tests that nobody can run have not passed.
 */
export function chromiumPath(): string {
  const chosen = process.env.CHROMIUM_PATH
  const path = chosen === undefined ? PATHS.find(existsSync) : [chosen].find(existsSync)
  if (path !== undefined) return path
  throw new Error(
    chosen === undefined
      ? 'The browser tests need Chromium: install it (on Debian, `apt-get install chromium`), or say in CHROMIUM_PATH where it is.'
      : `There is no Chromium at ${chosen}, where CHROMIUM_PATH says it is.`,
  )
}

/** Playwright leaves it out, people's browsers have it: Back shows a page as it was left, in the midst of its life. */
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
