import { join } from 'node:path'

/** A console with the files of a real build, but small ones: a page, its assets, and one more file. */
export const CONSOLE_FIXTURE = join(import.meta.dirname, 'console-fixture')
