import { serveSchedule } from '../shared/http/serve-schedule.ts'
import { reconcileOrphans } from '../shared/operations/background-operations.ts'

export const handler = serveSchedule(reconcileOrphans, async (_, { orphanFinder, sweeper }) => {
  let owners = 0
  let removed = 0
  for await (const owner of orphanFinder.ownersWithOrphans()) {
    const report = await sweeper.sweep(owner)
    owners += 1
    removed += report.removed
  }
  return { owners, removed }
})
