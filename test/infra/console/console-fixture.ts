import { join } from 'node:path'

/** A console as it is built, but for what is in its files: a page, its assets, and a file besides. */
export const CONSOLE_FIXTURE = join(import.meta.dirname, 'console-fixture')
