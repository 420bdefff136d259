import { defineScheduledOperation } from './contract/background-operation.ts'

/** Nobody calls it: the clock does. */
export const reconcileOrphans = defineScheduledOperation({
  id: 'reconcile-orphans',
  summary: 'Remove what a lost stream event left behind.',
  everyHours: 24,
  firstRun: 'started',
  uses: ['orphanFinder', 'sweeper'],
})
