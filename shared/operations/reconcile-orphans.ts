import { defineScheduledOperation } from './contract/background-operation.ts'

/** Runs on a schedule. Nobody can call it over HTTP. */
export const reconcileOrphans = defineScheduledOperation({
  id: 'reconcile-orphans',
  summary: 'Remove the orphans that remain when a stream record is lost.',
  everyHours: 24,
  firstRun: 'started',
  uses: ['orphanFinder', 'sweeper'],
})
