// Histories of the signing keys, in seconds: which keys are published when, and which one a token
// function signs with. Only the decisions are the product's; time, clocks and caches belong to the model.
import { currentKey, planRotation } from '../../../shared/domain/tokens/signing-key.ts'
import { at } from './domain-values.ts'

const ISSUER = 'https://keys.example'

export interface Run {
  /** Since the run before. */
  readonly afterSeconds: number
  /** By how much the job's clock is off. */
  readonly clockSeconds: number
  /** How often the schedule delivers it. The deliveries do not see each other's writes. */
  readonly deliveries: number
  /** How long after its read a delivery writes; the write of the next delivery comes later. */
  readonly writesAfterSeconds: number
  /** Whether it dies after the creation, and so retires nothing. */
  readonly diesHalfWay: boolean
}

interface PublishedKey {
  readonly kid: string
  readonly issuer: string
  readonly createdAt: Date
  readonly signsFrom: Date
  readonly from: number
  until: number
}

export class RotationHistory {
  readonly keys: PublishedKey[] = []
  /** The times of all changes: errors would show near them. */
  readonly turningPoints: number[] = []
  /** When the service takes its first request, after the run of its deployment. */
  readonly opensAt: number
  readonly endsAt: number

  constructor(runs: readonly Run[]) {
    let seconds = 0
    let opensAt: number | undefined
    for (const run of runs) {
      seconds += run.afterSeconds
      const end = this.#rotate(run, seconds)
      opensAt ??= end
      seconds = end
    }
    this.opensAt = opensAt ?? 0
    this.endsAt = seconds
    for (const { signsFrom, from, until } of this.keys) {
      this.turningPoints.push((signsFrom.getTime() - at(0).getTime()) / 1000, from)
      if (until !== Number.POSITIVE_INFINITY) this.turningPoints.push(until)
    }
  }

  /** At the end of the history. */
  secondsSince(instant: Date): number {
    return this.endsAt - (instant.getTime() - at(0).getTime()) / 1000
  }

  published(seconds: number): readonly PublishedKey[] {
    return this.keys.filter(({ from, until }) => from <= seconds && seconds < until)
  }

  /** The key that a function signs with, when its keys are so old and its clock is off by so much. */
  signer(seconds: number, ringSeconds: number, clockSeconds: number): string | undefined {
    const ring = this.published(Math.max(this.opensAt, seconds - ringSeconds))
    return currentKey(ring, ISSUER, at(seconds + clockSeconds))?.kid
  }

  #rotate(run: Run, seconds: number): number {
    const plan = planRotation(this.published(seconds), ISSUER, at(seconds + run.clockSeconds))
    let writesAt = seconds
    for (let delivery = 0; delivery < run.deliveries; delivery += 1) {
      writesAt += run.writesAfterSeconds
      if (plan.create) {
        const kid = `${this.keys.length}-${delivery}`
        const { signsFrom } = plan.create
        this.keys.push({
          kid,
          issuer: ISSUER,
          createdAt: at(seconds + run.clockSeconds),
          signsFrom,
          from: writesAt,
          until: Number.POSITIVE_INFINITY,
        })
      }
      if (run.diesHalfWay) continue
      for (const key of this.keys) {
        if (plan.retire.includes(key.kid)) key.until = Math.min(key.until, writesAt)
      }
    }
    return writesAt
  }
}
