/**
 * The CloudWatch namespace of the metrics. Every metric also has the dimension `service`: the name of the
 * stack.
 */
export const METRIC_NAMESPACE = 'FeedbackKeys'

interface Metric {
  readonly unit: 'Count' | 'Seconds'
  /** The metric's dimension, besides `service`. */
  readonly dimension?: 'reason' | 'operation'
}

/** Every metric that the functions emit. Dashboard and alarms are made from this list. */
export const METRICS = {
  TokensIssued: { unit: 'Count' },
  /** Includes faults: `temporarily_unavailable` for temporary ones, `server_error` for bugs. */
  TokensRefused: { unit: 'Count', dimension: 'reason' },
  /** The items of closed owners that the sweep or the daily reconciliation has removed. */
  ItemsSwept: { unit: 'Count', dimension: 'operation' },
  /** The closed owners that could not be swept completely. Each attempt counts. */
  SweepFailures: { unit: 'Count', dimension: 'operation' },
  /** The time since the oldest published key of this issuer was made. */
  SigningKeyAge: { unit: 'Seconds' },
  /** The time since the current key began to sign. */
  CurrentSigningKeyAge: { unit: 'Seconds' },
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof METRICS

/**
 * The reasons why a token was refused. They are our own words, never a stranger's text. Every refusal needs a
 * reason from this list: the compiler rejects any other.
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
