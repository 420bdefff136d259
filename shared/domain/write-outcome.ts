/** The outcome of a conditional write. `stale` means that somebody else changed the item first. */
export type WriteOutcome = 'done' | 'stale'
