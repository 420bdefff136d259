// Where the integration tests of a run leave what they recorded, for the policies' tests to read.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

declare module 'vitest' {
  export interface ProvidedContext {
    recordings: string
  }
}

/** The folder of this run of Vitest. */
export const RECORDINGS = join(tmpdir(), `feedback-keys-recordings-${process.pid}`)

/** The file in it that a test file leaves. */
export function recordingOf(folder: string, testPath: string): string {
  return join(folder, `${relative(process.cwd(), testPath)}.jsonl`)
}

/** An older run may have had the same process id, and have been cut off. */
export async function setup(): Promise<() => Promise<void>> {
  await remove()
  return remove
}

async function remove(): Promise<void> {
  await rm(RECORDINGS, { recursive: true, force: true })
}
