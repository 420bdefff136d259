import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { AuthorizationRequest } from './authorization-request.ts'
import { recordingOf } from './recordings.ts'

const recordedRequest = z.object({
  operation: z.string(),
  action: z.string(),
  resource: z.string(),
  context: z.record(z.string(), z.array(z.string())),
})

export interface RecordedRequest extends AuthorizationRequest {
  /** The id of the operation whose function asked. */
  readonly operation: string
}

/**
 * What the functions asked of AWS in the integration tests of this run.
 *
 * @throws {Error} that says how to run them, when one of them left no recording
 */
export async function readRecording(folder: string): Promise<readonly RecordedRequest[]> {
  const tests = await Array.fromAsync(glob('test/integration/**/*.test.ts'))
  const missing = tests.filter((path) => !existsSync(recordingOf(folder, path)))
  if (missing.length > 0) {
    throw new Error(
      `${missing.length} of ${tests.length} integration tests left no recording of what they asked ` +
        'of AWS; run all of them before this one: ' +
        'npx vitest run --project integration --project policies',
    )
  }
  const lines = new Set<string>()
  for (const path of tests) {
    const text = await readFile(recordingOf(folder, path), 'utf8')
    for (const line of text.split('\n').filter(Boolean)) lines.add(line)
  }
  return [...lines].map((line) => recordedRequest.parse(JSON.parse(line)))
}
