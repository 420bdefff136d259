import type { Page, Request, Response } from 'playwright-core'

/** Everything that was sent, received, or written to the browser's console since the listening began. */
export class Traffic {
  readonly #texts: { readonly what: string; readonly text: string }[] = []
  readonly #reading: Promise<void>[] = []

  private constructor(page: Page) {
    const context = page.context()
    context.on('request', (request) => this.#hearRequest(request))
    context.on('response', (response) => this.#reading.push(this.#hearResponse(response)))
    context.on('console', (message) => this.#texts.push({ what: 'console', text: message.text() }))
  }

  static of(page: Page): Traffic {
    return new Traffic(page)
  }

  /** Where a text was in it: such as `answer 201 to POST /v1/accounts/a/keypairs`. */
  async placesOf(text: string): Promise<readonly string[]> {
    await Promise.all(this.#reading)
    return this.#texts.filter((heard) => heard.text.includes(text)).map(({ what }) => what)
  }

  #hearRequest(request: Request): void {
    const what = `${request.method()} ${new URL(request.url()).pathname}`
    const parts = [request.url(), request.postData(), JSON.stringify(request.headers())]
    this.#texts.push({ what, text: parts.join('\n') })
  }

  async #hearResponse(response: Response): Promise<void> {
    const request = response.request()
    const path = new URL(request.url()).pathname
    const what = `answer ${response.status()} to ${request.method()} ${path}`
    // A redirect has no body, and the bodies of a page that was left are lost.
    const body = await response.text().catch(() => '')
    this.#texts.push({ what, text: `${body}\n${JSON.stringify(response.headers())}` })
  }
}

/**
 * Finds the places in a page that contain a text. It searches everything that a script or a person could
 * reach.
 */
export async function placesInPage(page: Page, text: string): Promise<readonly string[]> {
  // The text is not passed to the page: the page would contain it then.
  const places: Readonly<Record<string, unknown>> = {
    ...(await page.evaluate(whatIsKept)),
    cookies: await page.context().cookies(),
    heap: await heapOf(page),
  }
  return Object.keys(places).filter((place) => JSON.stringify(places[place]).includes(text))
}

/** Runs in the page. */
async function whatIsKept() {
  const caches = await window.caches.keys()
  const databases = await indexedDB.databases()
  if (caches.length + databases.length > 0) throw new Error('the page has begun to store things')
  const fields = [...document.querySelectorAll('input, textarea')]
  return {
    document: document.documentElement.outerHTML,
    fields: fields.map((field) => Reflect.get(field, 'value')),
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    history: [history.state, location.href, document.title],
    performance: performance.getEntries(),
  }
}

/**
 * A snapshot of every object and string that the page's scripts can still reach, after a garbage collection.
 */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}
