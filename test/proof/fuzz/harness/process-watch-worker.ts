// The thread of a `ProcessWatch`. It notices when the main thread no longer begins inputs.
import { writeSync } from 'node:fs'
import { setInterval } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'

const begun: Int32Array = workerData.begun
const millisecondsMax: number = workerData.millisecondsMax

// A worker's `process.stderr` would go through the main thread, which hangs.
const STDERR = 2

let seen = 0
let since = performance.now()
for await (const _ of setInterval(1_000)) {
  const now = Atomics.load(begun, 0)
  if (now !== seen) {
    seen = now
    since = performance.now()
  } else if (performance.now() - since > millisecondsMax) {
    writeSync(STDERR, `input ${now} does not end\n`)
    process.kill(process.pid, 'SIGKILL')
  }
}
