import type { Page } from 'playwright-core'
import type { Credentials, Studio } from './studio.ts'

/** What a scene can refer to. */
export interface Setting {
  readonly studio: Studio
  /** The demo's keypairs, by their comments. */
  readonly keypairs: ReadonlyMap<string, Credentials>
}

/** One state of the console, to be looked at in every size. */
export interface Scene {
  readonly name: string
  /** `ada`, unless told; null is nobody. */
  readonly as?: string | null
  readonly place: string | ((set: Setting) => string)
  /** Is done before the place is gone to. */
  readonly before?: (set: Setting) => Promise<void> | void
  /** Brings the page into its state; it ends when there is something to see. */
  readonly act: (page: Page, set: Setting) => Promise<unknown>
  readonly hasDialog?: boolean
}
