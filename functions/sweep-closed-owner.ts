import { serveStream } from '../shared/http/serve-stream.ts'
import { sweepClosedOwner } from '../shared/operations/background-operations.ts'

export const createHandler = serveStream(
  sweepClosedOwner,
  async (owner, { sweeper }) => await sweeper.sweep(owner),
)
