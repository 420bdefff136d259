import { defineStreamOperation } from './contract/background-operation.ts'

/** Nobody calls it: the table's stream does. */
export const sweepClosedOwner = defineStreamOperation({
  id: 'sweep-closed-owner',
  summary: 'Remove what a closed owner left. Everything in it is dead already.',
  uses: ['sweeper'],
})
