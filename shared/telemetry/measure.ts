import type { SigningKeyAges } from '../domain/tokens/signing-key-ages.ts'
import type { Operation } from '../operations/contract/operation.ts'
import { emitMetrics } from './emit-metrics.ts'
import type { RefusalReason } from './metric-names.ts'

export function countIssued(): void {
  emitMetrics([['TokensIssued', 1]])
}

export function countRefused(reason: RefusalReason): void {
  emitMetrics([['TokensRefused', 1]], { reason })
}

export interface SweepTally {
  /** The number of removed items. */
  readonly removed: number
  /** The number of owners that could not be swept completely. */
  readonly failures: number
}

/** Emits zeros too: if these metrics are missing, the reconciliation does not run. */
export function measureSweep({ id }: Operation, { removed, failures }: SweepTally): void {
  const measured = [
    ['ItemsSwept', removed],
    ['SweepFailures', failures],
  ] as const
  emitMetrics(measured, { operation: id })
}

/** @param ages undefined while there is no current key; then nothing is emitted */
export function measureSigningKeys(ages: SigningKeyAges | undefined): void {
  if (ages === undefined) return
  emitMetrics([
    ['SigningKeyAge', ages.oldestSeconds],
    ['CurrentSigningKeyAge', ages.currentSeconds],
  ])
}
