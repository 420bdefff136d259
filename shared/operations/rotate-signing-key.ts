import { defineScheduledOperation } from './contract/background-operation.ts'

/** Nobody calls it: the clock does. */
export const rotateSigningKey = defineScheduledOperation({
  id: 'rotate-signing-key',
  summary: 'Publish the next signing key ahead of its time, and retire those that are past.',
  everyHours: 24,
  firstRun: 'awaited',
  uses: ['signingKeyStore', 'issuer'],
})
