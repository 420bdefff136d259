// Operations that nobody calls: the table's stream and the clock do.
import { defineScheduledOperation, defineStreamOperation } from './operation.ts'

const DAY_HOURS = 24

export const sweepClosedOwner = defineStreamOperation({
  id: 'sweep-closed-owner',
  summary: 'Remove what a closed owner left. Everything in it is dead already.',
  uses: ['sweeper'],
})

export const reconcileOrphans = defineScheduledOperation({
  id: 'reconcile-orphans',
  summary: 'Remove what a lost stream event left behind.',
  everyHours: DAY_HOURS,
  firstRun: 'started',
  uses: ['orphanFinder', 'sweeper'],
})

export const rotateSigningKey = defineScheduledOperation({
  id: 'rotate-signing-key',
  summary: 'Publish the next signing key ahead of its time, and retire those that are past.',
  everyHours: DAY_HOURS,
  firstRun: 'awaited',
  uses: ['signingKeyStore', 'issuer'],
})
