import { serveSchedule } from '../shared/background/serve-schedule.ts'
import { throwRejected } from '../shared/domain/throw-rejected.ts'
import { reconcileOrphans } from '../shared/operations/reconcile-orphans.ts'
import { measureSweep } from '../shared/telemetry/measure.ts'

export const createHandler = serveSchedule(
  reconcileOrphans,
  async (_, { orphanFinder, sweeper }) => {
    let removed = 0
    const outcomes: PromiseSettledResult<void>[] = []
    try {
      for await (const owner of orphanFinder.ownersWithOrphans()) {
        const sweep = sweeper.sweep(owner).then((report) => {
          removed += report.removed
        })
        // If the sweep of one owner fails, the sweeps of the others still run.
        outcomes.push(...(await Promise.allSettled([sweep])))
      }
    } finally {
      const failures = outcomes.filter(({ status }) => status === 'rejected').length
      measureSweep(reconcileOrphans, { removed, failures })
    }
    throwRejected(outcomes)
    return { owners: outcomes.length, removed }
  },
)
