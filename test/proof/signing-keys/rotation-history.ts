import { DAY, HOUR } from '../../../shared/domain/duration.ts'
import { once, pick } from '../fuzz/harness/random-choice.ts'
import { Random } from '../runner/random.ts'
import type { HistoryCounts } from './history-counts.ts'
import { VerificationOracle } from './oracle/verification-oracle.ts'
import { scheduleDomainChange } from './scenario/domain-changes.ts'
import type { Scenario } from './scenario/scenario.ts'
import { scheduleWithdrawal } from './scenario/withdrawals.ts'
import { ISSUERS } from './simulation/issuers.ts'
import type { Service } from './simulation/service.ts'
import { SimulatedStage } from './simulation/simulated-stage.ts'

/** The second verdict on a token is from one second before its expiry to so long after it. */
const JUDGED_AFTER_EXPIRY_SECONDS = 200

/** One history of a stage's signing keys, from its first deployment. */
export class RotationHistory {
  readonly #scenario: Scenario
  readonly #stage: SimulatedStage
  readonly #start: number

  constructor(service: Service, scenario: Scenario, counts: HistoryCounts) {
    const random = new Random(scenario.seed)
    this.#scenario = scenario
    this.#stage = new SimulatedStage(service, pick(random, ISSUERS), random, counts)
    // What the processes remember of an earlier history has expired by then.
    this.#start = service.clocks.now + DAY + random.below(DAY)
  }

  get trace(): readonly string[] {
    return this.#stage.trace
  }

  /** @throws {AssertionError} saying what broke */
  async run(): Promise<void> {
    const { service, schedule, counts, keyHistory } = this.#stage
    service.clocks.goTo(this.#start)
    for (const { kid } of service.storedKeys()) service.withdraw(kid)
    await this.#stage.observe()
    this.#schedule()
    await schedule.run((at) => service.clocks.goTo(at))
    await this.#checkTokens()
    counts.keys += keyHistory.keys
    counts.days += (service.clocks.now - this.#start) / DAY
  }

  #schedule(): void {
    const { runs, withdrawals, domainChanges } = this.#scenario
    const stage = this.#stage
    const times = this.#timesOfRuns()
    const timeOf = (run: number) => times[run % times.length] ?? this.#start
    const changeTimes = domainChanges.map(({ run, afterSeconds }) => timeOf(run) + afterSeconds)
    const returnTimes = domainChanges.map(({ returnsAfterSeconds }, place) =>
      returnsAfterSeconds === null ? [] : [(changeTimes[place] ?? 0) + returnsAfterSeconds],
    )
    const outages = domainChanges.flatMap(({ outageSeconds }, place) =>
      [changeTimes[place] ?? 0, ...(returnTimes[place] ?? [])].map((until) => ({
        from: until - outageSeconds,
        until,
      })),
    )
    for (const [place, { deliveries, fault }] of runs.entries()) {
      const at = timeOf(place)
      if (once(stage.random, 4)) stage.askAt(at + stage.random.below(DAY))
      const isOut = outages.some(({ from, until }) => from < at && at < until)
      if (place === 0 || !isOut) stage.schedule.add(at, () => stage.rotate(deliveries, fault))
    }
    const waiting = withdrawals.filter(({ isBeforeSuccession }) => isBeforeSuccession)
    stage.onPublished = ({ signsFrom }) => {
      const ahead = Math.floor(signsFrom - stage.now)
      const planned = ahead < HOUR ? undefined : waiting.shift()
      if (planned) scheduleWithdrawal(stage, planned, stage.now + stage.random.below(ahead + HOUR))
    }
    for (const planned of withdrawals) {
      if (planned.isBeforeSuccession) continue
      scheduleWithdrawal(stage, planned, timeOf(planned.run) + planned.afterSeconds)
    }
    for (const at of [...changeTimes, ...returnTimes.flat()]) scheduleDomainChange(stage, at)
  }

  #timesOfRuns(): readonly number[] {
    let at = this.#start
    return this.#scenario.runs.map(({ pauseSeconds }, place) => {
      at += place === 0 ? 0 : pauseSeconds
      return at
    })
  }

  async #checkTokens(): Promise<void> {
    const { random, counts, tokens } = this.#stage
    const oracle = new VerificationOracle(this.#stage)
    counts.tokens += tokens.length
    for (const token of tokens) {
      oracle.expectInEveryCopy(token)
      const lifetime = token.expiresAt - token.issuedAt
      const late = lifetime - 1 + random.below(JUDGED_AFTER_EXPIRY_SECONDS)
      for (const after of [random.below(lifetime), late]) {
        const verifier = pick(random, this.#scenario.verifiers)
        await oracle.expectRightVerdict(token, verifier, token.issuedAt + after)
      }
    }
  }
}
