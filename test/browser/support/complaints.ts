import type { BrowserContext, ConsoleMessage, Request } from 'playwright-core'

/** The status of an answer that a test provokes, or `network` for a request without an answer. */
export type ExpectedFailure = number | 'network'

const FAILED_ANSWER = /^Failed to load resource: the server responded with a status of (\d+)/
const FAILED_REQUEST = /^Failed to load resource: net::/
/** The page itself aborted the request, for example because another page was opened. */
const ABORTED = 'net::ERR_ABORTED'

/**
 * What a browser complains about in the pages of a context: violations of the content security policy,
 * uncaught errors, errors and warnings in the browser's console, failed requests, and requests to another
 * origin.
 */
export class Complaints {
  readonly #complaints: { readonly text: string; readonly failure?: ExpectedFailure }[] = []
  readonly #expected = new Set<ExpectedFailure>()
  readonly #origin: string

  private constructor(origin: string) {
    this.#origin = origin
  }

  /** Starts listening. Call it before the context has a page. */
  static async of(context: BrowserContext, origin: string): Promise<Complaints> {
    const complaints = new Complaints(origin)
    context.on('console', (message) => complaints.#hearConsole(message))
    context.on('weberror', (error) => complaints.#add(`uncaught: ${describe(error.error())}`))
    context.on('request', (request) => complaints.#hearRequest(request))
    context.on('requestfailed', (request) => complaints.#hearFailure(request))
    await context.exposeBinding('reportViolation', (_source, violation) =>
      complaints.#add(`content security policy: ${String(violation)}`),
    )
    await context.addInitScript(reportViolations)
    return complaints
  }

  /** Declares failures that belong to the test. Those that were already heard count too. */
  expect(failures: readonly ExpectedFailure[]): void {
    for (const failure of failures) this.#expected.add(failure)
  }

  /** The complaints so far that no test has declared. */
  get all(): readonly string[] {
    return this.#complaints
      .filter(({ failure }) => failure === undefined || !this.#expected.has(failure))
      .map(({ text }) => text)
  }

  #add(text: string, failure?: ExpectedFailure): void {
    this.#complaints.push(failure === undefined ? { text } : { text, failure })
  }

  #hearConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = message.text()
    const status = FAILED_ANSWER.exec(text)?.[1]
    // `requestfailed` reports it too, and says whether the page itself aborted the request.
    if (FAILED_REQUEST.test(text)) return
    this.#add(
      `console ${message.type()}: ${text} (${message.location().url})`,
      status === undefined ? undefined : Number(status),
    )
  }

  #hearRequest(request: Request): void {
    const { origin } = new URL(request.url())
    if (origin !== this.#origin) this.#add(`request to another origin: ${request.url()}`)
  }

  #hearFailure(request: Request): void {
    const reason = request.failure()?.errorText ?? ''
    if (reason === ABORTED) return
    this.#add(`request failed: ${reason} ${request.method()} ${request.url()}`, 'network')
  }
}

/** Runs in each page before any of its own scripts. */
function reportViolations(): void {
  addEventListener('securitypolicyviolation', (violation) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = violation
    const report: unknown = Reflect.get(window, 'reportViolation')
    if (typeof report !== 'function') return
    report(`${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`)
  })
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
