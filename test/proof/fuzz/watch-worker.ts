// The thread of a `Watch`: it sees that the other one goes on.
import { writeSync } from 'node:fs'
import { setInterval } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'

const begun: Int32Array = workerData.begun
const patienceMilliseconds: number = workerData.patienceMilliseconds

// A thread's own `process.stderr` goes through the thread that hangs.
const STDERR = 2

let seen = 0
let since = performance.now()
for await (const _ of setInterval(1_000)) {
  const now = Atomics.load(begun, 0)
  if (now !== seen) {
    seen = now
    since = performance.now()
  } else if (performance.now() - since > patienceMilliseconds) {
    writeSync(STDERR, `input ${now} is never done with\n`)
    process.kill(process.pid, 'SIGKILL')
  }
}
