import { serveStream } from '../shared/background/serve-stream.ts'
import { sweepClosedOwner } from '../shared/operations/sweep-closed-owner.ts'

export const createHandler = serveStream(
  sweepClosedOwner,
  async (owner, { sweeper }) => await sweeper.sweep(owner),
)
