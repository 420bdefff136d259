import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Leaves a folder and a process behind, and prints where they are. */
export function leaveSomething(): void {
  const folder = mkdtempSync(join(tmpdir(), 'left-'))
  spawn('sleep', ['600'])
  console.log(JSON.stringify({ folder, group: process.pid }))
}
