// Setup of each browser test file. It ends the visits of each test, prints what was shown if the test failed,
// and checks that the file leaves nothing running.
import { afterAll, afterEach } from 'vitest'
import { until } from '../../support/until.ts'
import { endVisits, Visit } from './visit.ts'

/** Node's names for a child process and for a server's socket. */
const RUNNING = ['ProcessWrap', 'TCPServerWrap']

afterEach(async ({ task }) => {
  const visits = Visit.underWay('of this test')
  if (task.result?.state === 'fail') {
    for (const visit of visits) console.error(await visit.look())
  }
  await endVisits(visits)
})

// Hooks run in reverse order: this one runs after the file's own.
afterAll(async () => {
  await until('no process and no server of this file is left', async () =>
    process.getActiveResourcesInfo().every((resource) => !RUNNING.includes(resource)),
  )
})
