import { DAY, HOUR, MINUTE } from '../../../../shared/domain/duration.ts'
import { once } from '../../fuzz/harness/random-choice.ts'
import { forgedToken } from '../oracle/forged-token.ts'
import { RING_KEPT_SECONDS } from '../oracle/key-history.ts'
import type { StoredKey } from '../simulation/service.ts'
import type { SimulatedStage } from '../simulation/simulated-stage.ts'
import { COPY_KEPT_SECONDS, type PlannedWithdrawal, type Target } from './scenario.ts'

/** Token requests after a withdrawal: while a function may still remember the key, and later. */
const ASKED_AFTER_SECONDS = [0, 1, 59, RING_KEPT_SECONDS - 1, RING_KEPT_SECONDS, HOUR]
const FORGED_AFTER_SECONDS = [0, HOUR, COPY_KEPT_SECONDS, 3 * HOUR, 40 * DAY]

/** Schedules an emergency, with the steps of the runbook. */
export function scheduleWithdrawal(
  stage: SimulatedStage,
  planned: PlannedWithdrawal,
  at: number,
): void {
  const { target, rotatesAfterSeconds, restarts, fault } = planned
  for (const which of stage.functions.keys()) {
    // At the withdrawal, what it remembers may be as old as possible.
    stage.askAt(at - 1 - stage.random.below(RING_KEPT_SECONDS), which)
  }
  stage.schedule.add(at, () => withdraw(stage, target))
  for (const after of ASKED_AFTER_SECONDS) {
    for (const which of stage.functions.keys()) {
      if (once(stage.random, 3)) stage.askAt(at + after, which)
    }
  }
  const rotatesAt = at + rotatesAfterSeconds
  stage.schedule.add(rotatesAt, async () => {
    await stage.rotate(1, fault)
    if (!restarts) return
    stage.log('token functions restart')
    for (const one of stage.functions) await one.restart(stage.now)
  })
  for (const after of [0, 1, MINUTE, HOUR]) stage.askAt(rotatesAt + after)
}

/** Withdraws keys. From now on a thief has their private halves. */
async function withdraw(stage: SimulatedStage, target: Target): Promise<void> {
  stage.disruptions += 1
  for (const stored of targets(stage, target)) {
    const { kid, issuer } = stored
    const stolen = stage.service.stolen(stored)
    stage.service.withdraw(kid)
    stage.keyHistory.withdraw(kid, stage.now)
    stage.log(`${kid} is withdrawn`)
    stage.counts.withdrawals += 1
    for (const after of FORGED_AFTER_SECONDS) {
      stage.tokens.push(forgedToken(stolen, { kid, issuer, at: stage.now + after }))
    }
  }
  await stage.observe()
}

function targets(
  { service, issuer, now, random }: SimulatedStage,
  target: Target,
): readonly StoredKey[] {
  const keys = [...service.storedKeys()].sort((a, b) => b.signsFrom - a.signsFrom)
  const signing = keys.find((key) => key.issuer === issuer && key.signsFrom <= now)
  switch (target) {
    case 'all':
      return keys
    case 'the signing key':
      return keys.filter((key) => key === signing)
    case 'later keys':
      return keys.filter(({ signsFrom }) => signsFrom > now)
    case 'earlier keys':
      return keys.filter((key) => key.signsFrom <= now && key !== signing)
    default:
      return keys.filter(() => once(random, 2))
  }
}
