import assert from 'node:assert/strict'
import { HOUR, MINUTE } from '../../../../shared/domain/duration.ts'
import { once } from '../../fuzz/harness/random-choice.ts'
import type { Random } from '../../runner/random.ts'
import type { HistoryCounts } from '../history-counts.ts'
import { KeyHistory, type KnownKey, RING_KEPT_SECONDS } from '../oracle/key-history.ts'
import { KeySetObserver } from '../oracle/key-set-observer.ts'
import { type Token, TokenAnswer } from '../oracle/token-answer.ts'
import { Verification } from '../oracle/verifier.ts'
import { CLOCK_OFF_SECONDS, type PlannedFault } from '../scenario/scenario.ts'
import { Schedule } from '../scenario/schedule.ts'
import { InvocationFaults } from './invocation-faults.ts'
import type { Issuer } from './issuers.ts'
import { faultsOfRun, runRotation } from './rotation-run.ts'
import type { Service } from './service.ts'
import type { TokenFunction } from './token-function.ts'

/** Lambda retries a failed run after one minute, and again after two more. */
const RETRIES_AFTER_SECONDS = [1 * MINUTE, 2 * MINUTE]
/** Times around the moment at which one key takes over from another. */
const NEAR_SECONDS = [
  -HOUR,
  -RING_KEPT_SECONDS,
  -61,
  -59,
  -1,
  0,
  1,
  59,
  61,
  RING_KEPT_SECONDS,
  HOUR,
]
/** After a run there must be a key that signs within this time: a fast clock may have made it. */
const SIGNS_WITHIN_SECONDS = 7 * MINUTE
/** The calls of a token request that read or decrypt signing keys. */
const KEY_CALLS: ReadonlySet<string> = new Set(['QueryCommand', 'DecryptCommand'])

/**
 * A stage during a history of its signing keys: what is done to it, and what must hold at each observation.
 */
export class SimulatedStage {
  readonly service: Service
  readonly random: Random
  readonly counts: HistoryCounts
  readonly schedule = new Schedule()
  readonly keyHistory = new KeyHistory()
  readonly verification = new Verification()
  readonly tokens: Token[] = []
  /** What has happened, in words. A failure prints it. */
  readonly trace: string[] = []
  issuer: Issuer
  functions: readonly TokenFunction[]
  /** Called when a key is published. */
  onPublished: (key: KnownKey) => void = () => {}
  /** How many withdrawals and changes of the domain there were. They may undo what an earlier run did. */
  disruptions = 0
  readonly #observer: KeySetObserver
  /** The first failed check while a run was under way. */
  #broken: { readonly error: unknown } | undefined

  constructor(service: Service, issuer: Issuer, random: Random, counts: HistoryCounts) {
    this.service = service
    this.issuer = issuer
    this.random = random
    this.counts = counts
    this.#observer = new KeySetObserver(service, this.keyHistory, random)
    this.functions = this.functionsOf(issuer)
    service.onChange = () => this.#observeBetweenCalls()
  }

  get now(): number {
    return this.service.clocks.now
  }

  /** For how long a shared cache keeps the key set. */
  get maxAgeSeconds(): number {
    return this.#observer.maxAgeSeconds
  }

  log(what: string): void {
    this.trace.push(`${new Date(this.now * 1000).toISOString()} ${what}`)
  }

  /**
   * The token functions of an issuer. One clock is as slow as possible, one as fast as possible, one random.
   */
  functionsOf(issuer: Issuer): readonly TokenFunction[] {
    const functions = this.service.tokenFunctions(issuer)
    for (const [which, one] of functions.entries()) {
      one.clockSeconds = [-CLOCK_OFF_SECONDS, CLOCK_OFF_SECONDS][which] ?? this.#clockOff()
    }
    return functions
  }

  /** Schedules a token request to a token function. */
  askAt(at: number, which = this.random.below(this.functions.length)): void {
    this.schedule.add(at, () => this.ask(this.functions[which]))
  }

  async ask(tokenFunction: TokenFunction | undefined): Promise<void> {
    assert(tokenFunction)
    const { now } = this
    const injected = { kind: 'before', matches: (name: string) => KEY_CALLS.has(name) } as const
    const faults = new InvocationFaults(once(this.random, 8) ? injected : undefined)
    const reply = await this.service.askToken(tokenFunction, faults)
    const answer = new TokenAnswer(reply, tokenFunction, now)
    answer.expectDue(this.keyHistory, faults.hasFailed)
    const token = answer.token(this.keyHistory, this.verification, this.counts.jtis)
    this.log(`a token, by a clock off by ${tokenFunction.clockSeconds} s: ${token?.kid}`)
    if (token) this.tokens.push(token)
    else this.counts.unavailable += 1
    if (once(this.random, 4)) await this.observe()
  }

  /** Runs the rotation, as often as it is delivered, and schedules a retry of each failed run. */
  async rotate(deliveries: number, fault: PlannedFault | null, retry = 0): Promise<void> {
    const { now, disruptions, issuer } = this
    const runs = Array.from({ length: deliveries }, (_, delivery) => ({
      faults: faultsOfRun(this.service, this.random, delivery === 0 ? fault : null),
      clock: this.#clockOff(),
    }))
    const ends = await Promise.all(
      runs.map((run) => runRotation(this.service, issuer, run.clock, run.faults)),
    )
    if (this.#broken) throw this.#broken.error
    const failed = ends.filter((end) => end === 'failed').length
    this.log(`${deliveries} runs, by clocks off by ${runs.map(({ clock }) => clock)} s: ${ends}`)
    this.counts.failedRuns += failed
    const after = RETRIES_AFTER_SECONDS[retry]
    for (let again = 0; after !== undefined && again < failed; again += 1) {
      const oncemore = once(this.random, 3) ? fault : null
      this.schedule.add(now + after, () => this.rotate(1, oncemore, retry + 1))
    }
    if (failed > 0) return
    this.keyHistory.expectTidy(issuer, now - CLOCK_OFF_SECONDS)
    this.schedule.add(now + SIGNS_WITHIN_SECONDS, async () => {
      if (disruptions !== this.disruptions) return
      const { length } = this.keyHistory.signers(issuer, this.now)
      assert(length > 0, 'after a run there is a key that signs')
    })
  }

  /** Observes what is published: after each write, and sometimes in between. */
  async observe(): Promise<void> {
    for (const key of await this.#observer.observe()) {
      this.#awaitSuccession(key)
      this.onPublished(key)
    }
  }

  /**
   * Observes during a run, and keeps the error: if it were thrown here, the run would take it for a fault of
   * AWS.
   */
  async #observeBetweenCalls(): Promise<void> {
    try {
      await this.observe()
    } catch (error) {
      this.#broken ??= { error }
    }
  }

  /** Schedules requests and runs around the time at which a key takes over: errors would show there. */
  #awaitSuccession({ kid, signsFrom }: KnownKey): void {
    this.log(`${kid} is published, to sign from ${new Date(signsFrom * 1000).toISOString()}`)
    for (const by of NEAR_SECONDS) if (once(this.random, 3)) this.askAt(signsFrom + by)
    const at = signsFrom + this.random.below(4 * HOUR)
    if (once(this.random, 3)) this.schedule.add(at, () => this.rotate(1, null))
  }

  #clockOff(): number {
    return this.random.below(2 * CLOCK_OFF_SECONDS + 1) - CLOCK_OFF_SECONDS
  }
}
