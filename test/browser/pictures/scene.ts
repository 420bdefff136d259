import type { Page } from 'playwright-core'
import type { Credentials, Studio } from './studio.ts'

/** What a scene can refer to. */
export interface Setting {
  readonly studio: Studio
  /** The demo's keypairs, by their comments. */
  readonly keypairs: ReadonlyMap<string, Credentials>
}

/** One state of the console, of which pictures are taken in every size. */
export interface Scene {
  readonly name: string
  /** Who signs in. `ada` by default; null: nobody. */
  readonly as?: string | null
  readonly place: string | ((set: Setting) => string)
  /** Runs before the place is opened. */
  readonly before?: (set: Setting) => Promise<void> | void
  /** Brings the page into its state, and ends when it is visible. */
  readonly act: (page: Page, set: Setting) => Promise<unknown>
  readonly hasDialog?: boolean
}
