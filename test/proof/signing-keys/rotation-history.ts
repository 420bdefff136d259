import { DAY, HOUR } from '../../../shared/domain/duration.ts'
import { once, pick } from '../fuzz/harness/random-choice.ts'
import { Random } from '../runner/random.ts'
import { ISSUERS } from './issuers.ts'
import { Judgement } from './judgement.ts'
import { Life } from './life.ts'
import { enterMove } from './moves.ts'
import type { Plan } from './plan.ts'
import type { Service } from './service.ts'
import type { Tally } from './tally.ts'
import { enterWithdrawal } from './withdrawals.ts'

/** One verdict is some time after the expiry at the latest. */
const JUDGED_AFTER_EXPIRY_SECONDS = 200

/** One history of a stage's signing keys, from its first deployment on. */
export class RotationHistory {
  readonly #plan: Plan
  readonly #life: Life
  readonly #start: number

  constructor(service: Service, plan: Plan, tally: Tally) {
    const random = new Random(plan.luck)
    this.#plan = plan
    this.#life = new Life(service, pick(random, ISSUERS), random, tally)
    // Whatever processes remember of another history is long past.
    this.#start = service.clocks.now + DAY + random.below(DAY)
  }

  get told(): readonly string[] {
    return this.#life.told
  }

  /** @throws {AssertionError} saying what broke */
  async happen(): Promise<void> {
    const { service, agenda, tally, ledger } = this.#life
    service.clocks.goTo(this.#start)
    for (const { kid } of service.storedKeys()) service.withdraw(kid)
    await this.#life.look()
    this.#enter()
    await agenda.work((at) => service.clocks.goTo(at))
    await this.#judge()
    tally.keys += ledger.keys
    tally.days += (service.clocks.now - this.#start) / DAY
  }

  #enter(): void {
    const { runs, withdrawals, moves } = this.#plan
    const life = this.#life
    const times = this.#timesOfRuns()
    const timeOf = (run: number) => times[run % times.length] ?? this.#start
    const moveTimes = moves.map(({ run, afterSeconds }) => timeOf(run) + afterSeconds)
    const returnTimes = moves.map(({ returnsAfterSeconds }, place) =>
      returnsAfterSeconds === null ? [] : [(moveTimes[place] ?? 0) + returnsAfterSeconds],
    )
    const outages = moves.flatMap(({ outageSeconds }, place) =>
      [moveTimes[place] ?? 0, ...(returnTimes[place] ?? [])].map((until) => ({
        from: until - outageSeconds,
        until,
      })),
    )
    for (const [place, { deliveries, fault }] of runs.entries()) {
      const at = timeOf(place)
      if (once(life.random, 4)) life.askAt(at + life.random.below(DAY))
      const isOut = outages.some(({ from, until }) => from < at && at < until)
      if (place === 0 || !isOut) life.agenda.add(at, () => life.rotate(deliveries, fault))
    }
    const waiting = withdrawals.filter(({ isBeforeSuccession }) => isBeforeSuccession)
    life.onBirth = ({ signsFrom }) => {
      const ahead = Math.floor(signsFrom - life.now)
      const planned = ahead < HOUR ? undefined : waiting.shift()
      if (planned) enterWithdrawal(life, planned, life.now + life.random.below(ahead + HOUR))
    }
    for (const planned of withdrawals) {
      if (planned.isBeforeSuccession) continue
      enterWithdrawal(life, planned, timeOf(planned.run) + planned.afterSeconds)
    }
    for (const at of [...moveTimes, ...returnTimes.flat()]) enterMove(life, at)
  }

  #timesOfRuns(): readonly number[] {
    let at = this.#start
    return this.#plan.runs.map(({ pauseSeconds }, place) => {
      at += place === 0 ? 0 : pauseSeconds
      return at
    })
  }

  async #judge(): Promise<void> {
    const { random, tally, tokens } = this.#life
    const judgement = new Judgement(this.#life)
    tally.tokens += tokens.length
    for (const token of tokens) {
      judgement.expectKnownEverywhere(token)
      const lifetime = token.expiresAt - token.issuedAt
      const late = lifetime - 1 + random.below(JUDGED_AFTER_EXPIRY_SECONDS)
      for (const after of [random.below(lifetime), late]) {
        const verifier = pick(random, this.#plan.verifiers)
        await judgement.expectJudgedRightly(token, verifier, token.issuedAt + after)
      }
    }
  }
}
