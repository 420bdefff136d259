/**
 * The result of comparing the backup with the audit events since then. The procedure takes away again what
 * was taken away since the backup. It gives nothing: what was given since is only reported, because somebody
 * has to decide about it again.
 */
export type Verdict =
  | 'closed'
  | 'removed'
  | 'reduced'
  | 'kept'
  | 'revoked'
  | 'blocked'
  | 'deleted'
  | 'newer'
  | 'lost'

export interface Finding {
  readonly verdict: Verdict
  /** The owner, keypair, administrator or key. */
  readonly what: string
  readonly detail?: string
  /** Makes the change. Absent when the finding is only reported. */
  readonly apply?: () => Promise<void>
}
