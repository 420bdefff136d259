// Records everything that leaves the product while a test runs: what it prints and what it answers.
import type { Evidence } from './leaks.ts'

export interface Witness {
  /** Every key secret that was handed out. */
  readonly secrets: readonly string[]
  /** What was printed, and every answer, without the one member that shows a new key secret. */
  readonly evidence: readonly Evidence[]
  readonly printed: readonly string[]
  stop(): void
}

const CONSOLE_METHODS = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const

/** Watches this process, in which both the product and the test run. */
export function witness(): Witness {
  const secrets: string[] = []
  const answers: Evidence[] = []
  const printed: string[] = []
  const undo = [
    replaced(process.stdout, 'write', (text) => printed.push(String(text)) > 0),
    replaced(process.stderr, 'write', (text) => printed.push(String(text)) > 0),
    ...CONSOLE_METHODS.map((method) =>
      replaced(console, method, (...things) => {
        printed.push(things.map((thing) => inspect(thing)).join(' '))
      }),
    ),
    replaced(globalThis, 'fetch', async (input, init) => {
      const response = await realFetch(input, init)
      const text = await response.clone().text()
      const where = `the answer ${response.status} to ${init?.method} ${input}`
      answers.push({
        where,
        content: [withoutNewSecret(response.status, text), ...response.headers],
      })
      return response
    }),
  ]
  return {
    secrets,
    printed,
    get evidence() {
      return [...answers, { where: 'what was printed', content: printed.join('') }]
    },
    stop() {
      for (const one of undo) one()
    },
  }

  function withoutNewSecret(status: number, text: string): string {
    const shown = /"keySecret":"(fbs_[A-Za-z0-9]{49})"/.exec(text)
    if (status !== 201 || shown?.[1] === undefined) return text
    secrets.push(shown[1])
    return text.replace(shown[0], '')
  }
}

const realFetch = globalThis.fetch

function inspect(thing: unknown): string {
  return thing instanceof Error ? `${thing.stack} ${JSON.stringify(thing)}` : JSON.stringify(thing)
}

function replaced<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  replacement: Target[Name],
): () => void {
  const original = target[name]
  target[name] = replacement
  return () => {
    target[name] = original
  }
}
