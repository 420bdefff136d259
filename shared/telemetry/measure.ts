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
  /** Items that were removed. */
  readonly removed: number
  /** Owners that could not be swept, or not wholly. */
  readonly failures: number
}

/** Told also when there was nothing to do: a reconciliation that never runs is known by its silence. */
export function measureSweep({ id }: Operation, { removed, failures }: SweepTally): void {
  const measured = [
    ['ItemsSwept', removed],
    ['SweepFailures', failures],
  ] as const
  emitMetrics(measured, { operation: id })
}

/** @param ages undefined while no key signs: then there is nothing to tell. */
export function measureSigningKeys(ages: SigningKeyAges | undefined): void {
  if (ages === undefined) return
  emitMetrics([
    ['SigningKeyAge', ages.oldestSeconds],
    ['CurrentSigningKeyAge', ages.currentSeconds],
  ])
}
