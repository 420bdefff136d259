import { defineScheduledOperation } from './contract/background-operation.ts'

/** Runs on a schedule. Nobody can call it over HTTP. */
export const rotateSigningKey = defineScheduledOperation({
  id: 'rotate-signing-key',
  summary:
    'Publish the next signing key in advance, and retire the keys that nobody needs any more.',
  everyHours: 24,
  firstRun: 'awaited',
  uses: ['signingKeyStore', 'issuer'],
})
