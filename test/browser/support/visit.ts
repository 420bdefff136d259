import type { Browser, BrowserContext, Page } from 'playwright-core'
import { TestRunner } from 'vitest'
import { Complaints, type ExpectedFailure } from './complaints.ts'

const DEADLINE_MILLISECONDS = 60_000

export interface VisitOptions {
  /** The user who signs in: `ada`, `tess`, `gil` or `vic`. Undefined: nobody. */
  readonly as?: string
  /** In pixels; 1440 by 900 by default. */
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
}

const DESKTOP = { width: 1440, height: 900 }

const visits = new Map<BrowserContext, Visit>()

/** One user's visit to the console: a browser context, and the browser's complaints. */
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
      // An element that is fading in does not have its final colors yet.
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
    if (visit === undefined) throw new Error('the page belongs to no visit that is under way')
    return visit
  }

  /** The visits under way: those of the current test, or all. */
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

  /** The page's address and content in words, to find out why a test failed. */
  async look(): Promise<string> {
    const shown = await this.page.locator('body').ariaSnapshot().catch(String)
    return `${this.page.url()}\n${shown}`
  }

  /** @returns the browser's complaints that no test declared. */
  async end(): Promise<readonly string[]> {
    visits.delete(this.#context)
    // Once a page answers, all its earlier reports have arrived. A page may already be closed.
    await Promise.all(this.#context.pages().map((page) => page.evaluate('0').catch(() => {})))
    await this.#context.close()
    return this.#complaints.all
  }
}

/**
 * Ends visits.
 *
 * @throws {Error} with all complaints of the browser in them.
 */
export async function endVisits(which: readonly Visit[]): Promise<void> {
  const complaints = (await Promise.all(which.map((visit) => visit.end()))).flat()
  if (complaints.length > 0) throw new Error(`the browser complained:\n${complaints.join('\n')}`)
}
