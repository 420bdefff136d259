import { defineStreamOperation } from './contract/background-operation.ts'

/** Started by the table's stream. Nobody can call it over HTTP. */
export const sweepClosedOwner = defineStreamOperation({
  id: 'sweep-closed-owner',
  summary: 'Remove the orphans of a closed owner. They stopped working when it was closed.',
  uses: ['sweeper'],
})
