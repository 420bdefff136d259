import type { Browser, BrowserContext, Page } from 'playwright-core'
import { TestRunner } from 'vitest'
import { Complaints, type ExpectedFailure } from './complaints.ts'

const DEADLINE_MILLISECONDS = 60_000

export interface VisitOptions {
  /** A user of the identity provider, who signs in: `ada`, `tess`, `gil` or `vic`. Without it nobody does. */
  readonly as?: string
  /** In pixels; 1440 by 900 unless told. */
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
}

const DESKTOP = { width: 1440, height: 900 }

const visits = new Map<BrowserContext, Visit>()

/** One person's time with the console: a browser context of its own, and what the browser complained of. */
export class Visit {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #complaints: Complaints
  readonly #test: string | undefined

  private constructor(page: Page, complaints: Complaints) {
    this.page = page
    this.#context = page.context()
    this.#complaints = complaints
    this.#test = TestRunner.getCurrentTest()?.id
    visits.set(this.#context, this)
  }

  static async begin(browser: Browser, origin: string, options: VisitOptions): Promise<Visit> {
    const context = await browser.newContext({
      baseURL: origin,
      locale: 'en',
      timezoneId: 'UTC',
      // What fades in has no colours to judge yet.
      reducedMotion: 'reduce',
      viewport: options.viewport ?? DESKTOP,
      colorScheme: options.colorScheme ?? 'light',
    })
    context.setDefaultTimeout(DEADLINE_MILLISECONDS)
    const complaints = await Complaints.of(context, origin)
    return new Visit(await context.newPage(), complaints)
  }

  /** The visit that a page is part of. */
  static of(page: Page): Visit {
    const visit = visits.get(page.context())
    if (visit === undefined) throw new Error('no visit has this page, or no longer')
    return visit
  }

  /** Those under way: of the test that runs, or all. */
  static underWay(which: 'of this test' | 'all'): readonly Visit[] {
    const test = TestRunner.getCurrentTest()?.id
    const all = [...visits.values()]
    return which === 'all'
      ? all
      : all.filter((visit) => visit.#test !== undefined && visit.#test === test)
  }

  expectFailures(failures: readonly ExpectedFailure[]): void {
    this.#complaints.expect(failures)
  }

  /** Where the page is and what it shows, in words, for whoever asks why a test failed. */
  async look(): Promise<string> {
    const shown = await this.page.locator('body').ariaSnapshot().catch(String)
    return `${this.page.url()}\n${shown}`
  }

  /** @returns what the browser complained of, and nobody had announced. */
  async end(): Promise<readonly string[]> {
    visits.delete(this.#context)
    // What a page has reported before it answers has been heard when it does. One may be gone.
    await Promise.all(this.#context.pages().map((page) => page.evaluate('0').catch(() => {})))
    await this.#context.close()
    return this.#complaints.all
  }
}

/**
 * Ends visits.
 *
 * @throws {Error} with everything that the browser complained of in them.
 */
export async function endVisits(which: readonly Visit[]): Promise<void> {
  const complaints = (await Promise.all(which.map((visit) => visit.end()))).flat()
  if (complaints.length > 0) throw new Error(`the browser complained:\n${complaints.join('\n')}`)
}
