// Runs beside each browser test: ends the visits of each test (of one that
// failed, it prints what was shown), and looks that the file leaves nothing running.
import { afterAll, afterEach } from 'vitest'
import { until } from '../../support/until.ts'
import { endVisits, Visit } from './visit.ts'

/** What Node calls a child process, and a server's socket. */
const RUNNING = ['ProcessWrap', 'TCPServerWrap']

afterEach(async ({ task }) => {
  const visits = Visit.underWay('of this test')
  if (task.result?.state === 'fail') {
    for (const visit of visits) console.error(await visit.look())
  }
  await endVisits(visits)
})

// Hooks run in reverse: this one after the file's own.
afterAll(async () => {
  await until('no process and no server of this file is left', async () =>
    process.getActiveResourcesInfo().every((resource) => !RUNNING.includes(resource)),
  )
})
