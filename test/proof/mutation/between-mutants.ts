// The thread lasts from one file of tests to the next, and from one mutant to the next: what the last one has
// left behind is put right before the next is loaded.
import { inject, vi } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Stryker's: whether the mutant is there when modules are loaded, or only while tests run. */
    readonly mutantActivation?: 'static' | 'runtime'
    readonly globalNamespace?: string
  }
}

const ENVIRONMENT = Symbol.for('feedback-keys.environment-before-tests')

vi.useRealTimers()
vi.unstubAllEnvs()
restoreEnvironment()
endMutant()

/** To what it was when the thread was made, but for what Vitest says of its own. */
function restoreEnvironment(): void {
  const kept: unknown = Reflect.get(globalThis, ENVIRONMENT)
  if (!(kept instanceof Map)) {
    Reflect.set(globalThis, ENVIRONMENT, new Map(Object.entries(process.env)))
    return
  }
  for (const name of Object.keys(process.env)) {
    if (!kept.has(name) && !name.startsWith('VITEST')) delete process.env[name]
  }
  for (const [name, value] of kept) if (!name.startsWith('VITEST')) process.env[name] = value
}

function endMutant(): void {
  const namespace = inject('globalNamespace')
  if (namespace === undefined || inject('mutantActivation') === 'static') return
  const stryker: unknown = Reflect.get(globalThis, namespace)
  if (typeof stryker === 'object' && stryker !== null) {
    Reflect.set(stryker, 'activeMutant', undefined)
  }
}
