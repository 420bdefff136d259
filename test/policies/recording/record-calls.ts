// Runs beside each integration test and, after the file, writes down what its functions asked of AWS.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, expect, inject } from 'vitest'
import { recordedLines } from './call-recorder.ts'
import { recordingOf } from './recordings.ts'

// Hooks run in reverse order: this one after those of the test, which stop background calls.
afterAll(async () => {
  const path = recordingOf(inject('recordings'), expect.getState().testPath ?? '')
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, recordedLines().join('\n'))
})
