import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { TestStack } from '../../local-stack/test-stack.ts'
import { signIn } from '../pages/sign-in.ts'
import { accessibilityViolations } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { readClipboard } from './clipboard.ts'
import type { ExpectedFailure } from './complaints.ts'
import { endVisits, Visit, type VisitOptions } from './visit.ts'

/** The stack that `npm start` runs, console and all, and a Chromium to use it with. One to a test file. */
export class ConsoleBrowser {
  readonly product: TestStack
  readonly #chromium: Browser

  private constructor(product: TestStack, chromium: Browser) {
    this.product = product
    this.#chromium = chromium
  }

  /** @param options.environment variables of the functions that are to differ */
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

  /** @throws {Error} with what the browser complained of in visits that no test has ended. */
  async stop(): Promise<void> {
    try {
      await endVisits(Visit.underWay('all'))
    } finally {
      await this.#chromium.close()
      await this.product.stop()
    }
  }

  /**
   * A browser that nobody has used before, at a place of the console; signed in on the provider's page, if
   * somebody is named. It is closed after the test, which fails if the browser complained of anything: see
   * `Complaints`.
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

  /** Announces what the page will, or may, hear of the API: statuses, or `network` for no answer at all. */
  expectFailures(page: Page, ...failures: readonly ExpectedFailure[]): void {
    Visit.of(page).expectFailures(failures)
  }

  /**
   * @param options.besides rules of axe's that are not asked
   * @throws {Error} with each violation that axe finds in what is shown now.
   */
  async expectAccessible(
    page: Page,
    options: { readonly besides?: readonly string[] } = {},
  ): Promise<void> {
    const violations = await accessibilityViolations(page, options.besides ?? [])
    if (violations.length > 0) throw new Error(`axe found:\n${violations.join('\n\n')}`)
  }

  /** The text on the clipboard, to which the page itself may only write. */
  async clipboard(page: Page): Promise<string> {
    return await readClipboard(page, this.product.stack.url)
  }
}
