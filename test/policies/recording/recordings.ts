// Where the integration tests of a run leave their recordings, for the tests of the policies.
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

/** The file in it for a test file. */
export function recordingOf(folder: string, testPath: string): string {
  return join(folder, `${relative(process.cwd(), testPath)}.jsonl`)
}

/** An older run may have had the same process id and been interrupted. */
export async function setup(): Promise<() => Promise<void>> {
  await remove()
  return remove
}

async function remove(): Promise<void> {
  await rm(RECORDINGS, { recursive: true, force: true })
}
