import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { TestStack } from '../../local-stack/test-stack.ts'
import { signIn } from '../pages/sign-in.ts'
import { accessibilityViolations } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { readClipboard } from './clipboard.ts'
import type { ExpectedFailure } from './complaints.ts'
import { endVisits, Visit, type VisitOptions } from './visit.ts'

/** The stack of `npm start` with the console, and a Chromium. Each test file has one. */
export class ConsoleBrowser {
  readonly product: TestStack
  readonly #chromium: Browser

  private constructor(product: TestStack, chromium: Browser) {
    this.product = product
    this.#chromium = chromium
  }

  /** @param options.environment variables of the functions that differ from `npm start` */
  static async start(
    options: { readonly environment?: Readonly<Record<string, string>> } = {},
  ): Promise<ConsoleBrowser> {
    const product = await TestStack.start(options.environment, undefined, inject('consoleFolder'))
    try {
      return new ConsoleBrowser(product, await launchChromium())
    } catch (error) {
      await product.stop()
      throw error
    }
  }

  /** @throws {Error} with the browser's complaints in visits that no test ended. */
  async stop(): Promise<void> {
    try {
      await endVisits(Visit.underWay('all'))
    } finally {
      await this.#chromium.close()
      await this.product.stop()
    }
  }

  /**
   * Opens a place of the console in a fresh browser context, and signs in if a user is named. It is closed
   * after the test, which fails if the browser complained about anything: see `Complaints`.
   */
  async visit(place: string, options: VisitOptions = {}): Promise<Page> {
    const { page } = await Visit.begin(this.#chromium, this.product.stack.url, options)
    await page.goto(place)
    if (options.as !== undefined) await signIn(page, options.as, place)
    return page
  }

  /** Ends a visit before its test does. */
  async leave(page: Page): Promise<void> {
    await endVisits([Visit.of(page)])
  }

  /** Declares failures that the page may get: statuses, or `network` for no answer. */
  expectFailures(page: Page, ...failures: readonly ExpectedFailure[]): void {
    Visit.of(page).expectFailures(failures)
  }

  /**
   * @param options.besides rules of axe that are left out
   * @throws {Error} with each violation that axe finds in the page as it is now.
   */
  async expectAccessible(
    page: Page,
    options: { readonly besides?: readonly string[] } = {},
  ): Promise<void> {
    const violations = await accessibilityViolations(page, options.besides ?? [])
    if (violations.length > 0) throw new Error(`axe found:\n${violations.join('\n\n')}`)
  }

  /** The text on the clipboard. The page itself may only write to it. */
  async clipboard(page: Page): Promise<string> {
    return await readClipboard(page, this.product.stack.url)
  }
}
