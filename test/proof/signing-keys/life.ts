import assert from 'node:assert/strict'
import { HOUR, MINUTE } from '../../../shared/domain/duration.ts'
import { once } from '../fuzz/harness/random-choice.ts'
import type { Random } from '../runner/random.ts'
import { Agenda } from './agenda.ts'
import { Fate } from './fate.ts'
import { Answer, type Token } from './issued.ts'
import type { Issuer } from './issuers.ts'
import { type KnownKey, Ledger, RING_KEPT_SECONDS } from './ledger.ts'
import { Lookout } from './lookout.ts'
import { CLOCK_OFF_SECONDS, type PlannedFault } from './plan.ts'
import { fateOfRun, runRotation } from './rotation-run.ts'
import type { Service } from './service.ts'
import type { Tally } from './tally.ts'
import type { TokenFunction } from './token-function.ts'
import { Verification } from './verifier.ts'

/** Lambda tries a run again after one minute, and after two more. */
const RETRIES_AFTER_SECONDS = [1 * MINUTE, 2 * MINUTE]
/** Around the time at which one key takes over from another. */
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
/** After a run, the key that signs may have been made by a clock that is fast, or be one that was about to. */
const SIGNS_WITHIN_SECONDS = 7 * MINUTE
/** The calls of a token request that have to do with signing keys. */
const KEY_CALLS: ReadonlySet<string> = new Set(['QueryCommand', 'DecryptCommand'])

/** A stage while its signing keys come and go: what is done to it, and what must be true whenever it is looked at. */
export class Life {
  readonly service: Service
  readonly random: Random
  readonly tally: Tally
  readonly agenda = new Agenda()
  readonly ledger = new Ledger()
  readonly verification = new Verification()
  readonly tokens: Token[] = []
  /** What happened: a failure tells it. */
  readonly told: string[] = []
  issuer: Issuer
  functions: readonly TokenFunction[]
  /** Called when a key is published. */
  onBirth: (key: KnownKey) => void = () => {}
  /** How often somebody has taken keys away, or moved the stage: a run before may have been in vain. */
  upsets = 0
  readonly #lookout: Lookout
  /** What was wrong while a run was under way. */
  #broken: { readonly error: unknown } | undefined

  constructor(service: Service, issuer: Issuer, random: Random, tally: Tally) {
    this.service = service
    this.issuer = issuer
    this.random = random
    this.tally = tally
    this.#lookout = new Lookout(service, this.ledger, random)
    this.functions = this.functionsOf(issuer)
    service.onChange = () => this.#lookBetweenCalls()
  }

  get now(): number {
    return this.service.clocks.now
  }

  /** For how long a cache of others keeps the key set. */
  get maxAgeSeconds(): number {
    return this.#lookout.maxAgeSeconds
  }

  tell(what: string): void {
    this.told.push(`${new Date(this.now * 1000).toISOString()} ${what}`)
  }

  /** The token functions of an address. Their clocks are off by as much as may be, this way and that, or by anything. */
  functionsOf(issuer: Issuer): readonly TokenFunction[] {
    const functions = this.service.tokenFunctions(issuer)
    for (const [which, one] of functions.entries()) {
      one.clockSeconds = [-CLOCK_OFF_SECONDS, CLOCK_OFF_SECONDS][which] ?? this.#clockOff()
    }
    return functions
  }

  /** Some token function will be asked for a token then. */
  askAt(at: number, which = this.random.below(this.functions.length)): void {
    this.agenda.add(at, () => this.ask(this.functions[which]))
  }

  async ask(tokenFunction: TokenFunction | undefined): Promise<void> {
    assert(tokenFunction)
    const { now } = this
    const blow = { kind: 'before', befalls: (name: string) => KEY_CALLS.has(name) } as const
    const fate = new Fate(once(this.random, 8) ? blow : undefined)
    const reply = await this.service.askToken(tokenFunction, fate)
    const answer = new Answer(reply, tokenFunction, now)
    answer.expectDue(this.ledger, fate.hasFailed)
    const token = answer.token(this.ledger, this.verification, this.tally.jtis)
    this.tell(`a token, by a clock off by ${tokenFunction.clockSeconds} s: ${token?.kid}`)
    if (token) this.tokens.push(token)
    else this.tally.unavailable += 1
    if (once(this.random, 4)) await this.look()
  }

  /** The rotation runs, as often as it is delivered; where it fails, it is tried again. */
  async rotate(deliveries: number, fault: PlannedFault | null, retry = 0): Promise<void> {
    const { now, upsets, issuer } = this
    const runs = Array.from({ length: deliveries }, (_, delivery) => ({
      fate: fateOfRun(this.service, this.random, delivery === 0 ? fault : null),
      clock: this.#clockOff(),
    }))
    const ends = await Promise.all(
      runs.map((run) => runRotation(this.service, issuer, run.clock, run.fate)),
    )
    if (this.#broken) throw this.#broken.error
    const failed = ends.filter((end) => end === 'failed').length
    this.tell(`${deliveries} runs, by clocks off by ${runs.map(({ clock }) => clock)} s: ${ends}`)
    this.tally.failedRuns += failed
    const after = RETRIES_AFTER_SECONDS[retry]
    for (let again = 0; after !== undefined && again < failed; again += 1) {
      const oncemore = once(this.random, 3) ? fault : null
      this.agenda.add(now + after, () => this.rotate(1, oncemore, retry + 1))
    }
    if (failed > 0) return
    this.ledger.expectTidy(issuer, now - CLOCK_OFF_SECONDS)
    this.agenda.add(now + SIGNS_WITHIN_SECONDS, async () => {
      if (upsets !== this.upsets) return
      const { length } = this.ledger.signers(issuer, this.now)
      assert(length > 0, 'after a run there is a key that signs')
    })
  }

  /** Looks at what is published: at once when a call has changed it, and now and then beside. */
  async look(): Promise<void> {
    for (const key of await this.#lookout.look()) {
      this.#awaitSuccession(key)
      this.onBirth(key)
    }
  }

  /** The run that is under way would take what is thrown here for a fault of AWS. */
  async #lookBetweenCalls(): Promise<void> {
    try {
      await this.look()
    } catch (error) {
      this.#broken ??= { error }
    }
  }

  /** What may go wrong with a key, goes wrong when it takes over, and when the one before it goes. */
  #awaitSuccession({ kid, signsFrom }: KnownKey): void {
    this.tell(`${kid} is published, to sign from ${new Date(signsFrom * 1000).toISOString()}`)
    for (const by of NEAR_SECONDS) if (once(this.random, 3)) this.askAt(signsFrom + by)
    const at = signsFrom + this.random.below(4 * HOUR)
    if (once(this.random, 3)) this.agenda.add(at, () => this.rotate(1, null))
  }

  #clockOff(): number {
    return this.random.below(2 * CLOCK_OFF_SECONDS + 1) - CLOCK_OFF_SECONDS
  }
}
