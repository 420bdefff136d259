/** What became of a write that had conditions: `stale` means that somebody changed the item first. */
export type WriteOutcome = 'done' | 'stale'
