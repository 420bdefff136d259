/**
 * What came of comparing the backup with what has happened since. What was taken is taken again; what
 * was given is only told, since somebody has to decide that anew: the procedure gives nothing.
 */
export type Verdict =
  | 'closed'
  | 'removed'
  | 'taken back'
  | 'kept'
  | 'revoked'
  | 'blocked'
  | 'forgotten'
  | 'spared'
  | 'lost'

export interface Finding {
  readonly verdict: Verdict
  /** The owner, keypair, administrator or key. */
  readonly what: string
  readonly detail?: string
  /** Does it. Absent: there is nothing to do but to tell. */
  readonly apply?: () => Promise<void>
}
