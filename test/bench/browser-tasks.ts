// Measures what the main thread of a page is busy with. The code that runs in the page is text, because the types
// of this folder are Node's.
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'

const CATEGORIES = ['disabled-by-default-devtools.timeline', '__metadata']
const MAIN_THREAD = 'CrRendererMain'

const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds. */
      dur: z.optional(z.number()),
      args: z.optional(z.looseObject({ name: z.optional(z.unknown()) })),
    }),
  ),
})

/** The longest task of a page's main thread, in milliseconds, from an action until its result is painted. */
export async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  const chromium = page.context().browser()
  if (chromium === null) throw new Error('the page has no browser')
  await painted(page)
  await chromium.startTracing(undefined, { categories: CATEGORIES })
  await act()
  await painted(page)
  const text = (await chromium.stopTracing()).toString()
  const { traceEvents } = z.parse(trace, JSON.parse(text))
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === MAIN_THREAD)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const microseconds = traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && mainThreads.has(`${pid} ${tid}`))
    .map(({ dur = 0 }) => dur)
  if (microseconds.length === 0) throw new Error('the trace has no task')
  return Math.max(...microseconds) / 1000
}

/**
 * Presses a button that loads data and is busy until they are shown.
 *
 * @returns milliseconds from the end of the response until its rows are painted
 */
export async function millisecondsFromData(
  page: Page,
  button: string,
  pathEnd: string,
): Promise<number> {
  const script = `(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const button = document.querySelector('button[aria-label="${button}"]')
    const busy = () => button.disabled || button.ariaDisabled === 'true'
    performance.clearResourceTimings()
    button.click()
    while (!busy()) await frame()
    while (busy()) await frame()
    await frame()
    const ends = performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('${pathEnd}'))
      .map(({ responseEnd }) => responseEnd)
    return performance.now() - Math.max(...ends)
  })()`
  return z.parse(z.number(), await page.evaluate(script))
}

/** Waits until the page is idle and every change is painted. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    for (let time = 0; time < 5; time += 1) {
      await frame()
      await new Promise((resolve) => requestIdleCallback(resolve))
    }
  })()`)
}
