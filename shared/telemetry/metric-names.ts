/** Where CloudWatch keeps them. Beside its own dimension, each has `service`: the name of the stack. */
export const METRIC_NAMESPACE = 'FeedbackKeys'

interface Metric {
  readonly unit: 'Count' | 'Seconds'
  /** What it is told apart by, besides `service`. */
  readonly dimension?: 'reason' | 'operation'
}

/** Every metric that the functions emit. Dashboard and alarms are drawn from it. */
export const METRICS = {
  TokensIssued: { unit: 'Count' },
  /** A fault is a refusal too: `temporarily_unavailable` when it will pass, `server_error` when it is ours. */
  TokensRefused: { unit: 'Count', dimension: 'reason' },
  /** What was left of closed owners and is removed now, by the sweep or by the daily reconciliation. */
  ItemsSwept: { unit: 'Count', dimension: 'operation' },
  /** Closed owners that could not be swept, or not wholly; each try counts. */
  SweepFailures: { unit: 'Count', dimension: 'operation' },
  /** Since the oldest key of this issuer that may still sign, or verify a token, was made. */
  SigningKeyAge: { unit: 'Seconds' },
  /** Since the key that signs now began to. */
  CurrentSigningKeyAge: { unit: 'Seconds' },
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof METRICS

/**
 * Why a token was refused: our own words, never anything that a stranger wrote. Every refusal has one of
 * them, so that one that is missing here does not compile.
 */
export const REFUSAL_REASONS = [
  'no-credentials',
  'malformed',
  'unknown-key-id',
  'keypair-removed',
  'wrong-secret',
  'owner-closed',
  'keypair-disabled',
  'keypair-expired',
  'secret-expired',
  'invalid_request',
  'unsupported_grant_type',
  'invalid_scope',
  'temporarily_unavailable',
  'server_error',
] as const

export type RefusalReason = (typeof REFUSAL_REASONS)[number]
