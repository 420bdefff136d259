import { DAY, HOUR, MINUTE } from '../../../shared/domain/duration.ts'
import { once } from '../fuzz/harness/random-choice.ts'
import { forged } from './forged.ts'
import { RING_KEPT_SECONDS } from './ledger.ts'
import type { Life } from './life.ts'
import { COPY_KEPT_SECONDS, type PlannedWithdrawal, type Target } from './plan.ts'
import type { StoredKey } from './service.ts'

/** After a key was withdrawn: when what a function remembers may still sign with it, and when no more. */
const ASKED_AFTER_SECONDS = [0, 1, 59, RING_KEPT_SECONDS - 1, RING_KEPT_SECONDS, HOUR]
const FORGED_AFTER_SECONDS = [0, HOUR, COPY_KEPT_SECONDS, 3 * HOUR, 40 * DAY]

/** Enters an emergency into the agenda of a life, as the runbook tells what to do. */
export function enterWithdrawal(life: Life, planned: PlannedWithdrawal, at: number): void {
  const { target, rotatesAfterSeconds, restarts, fault } = planned
  for (const which of life.functions.keys()) {
    // What it remembers then may be as old as can be.
    life.askAt(at - 1 - life.random.below(RING_KEPT_SECONDS), which)
  }
  life.agenda.add(at, () => withdraw(life, target))
  for (const after of ASKED_AFTER_SECONDS) {
    for (const which of life.functions.keys()) {
      if (once(life.random, 3)) life.askAt(at + after, which)
    }
  }
  const rotatesAt = at + rotatesAfterSeconds
  life.agenda.add(rotatesAt, async () => {
    await life.rotate(1, fault)
    if (!restarts) return
    life.tell('token functions start anew')
    for (const one of life.functions) await one.startAnew(life.now)
  })
  for (const after of [0, 1, MINUTE, HOUR]) life.askAt(rotatesAt + after)
}

/** Takes keys away, whose private halves somebody else has by now. */
async function withdraw(life: Life, target: Target): Promise<void> {
  life.upsets += 1
  for (const stored of targets(life, target)) {
    const { kid, issuer } = stored
    const stolen = life.service.stolen(stored)
    life.service.withdraw(kid)
    life.ledger.withdraw(kid, life.now)
    life.tell(`${kid} is withdrawn`)
    life.tally.withdrawals += 1
    for (const after of FORGED_AFTER_SECONDS) {
      life.tokens.push(forged(stolen, { kid, issuer, at: life.now + after }))
    }
  }
  await life.look()
}

function targets({ service, issuer, now, random }: Life, target: Target): readonly StoredKey[] {
  const keys = [...service.storedKeys()].sort((a, b) => b.signsFrom - a.signsFrom)
  const signing = keys.find((key) => key.issuer === issuer && key.signsFrom <= now)
  switch (target) {
    case 'all':
      return keys
    case 'what signs':
      return keys.filter((key) => key === signing)
    case 'what is to sign':
      return keys.filter(({ signsFrom }) => signsFrom > now)
    case 'what has signed':
      return keys.filter((key) => key.signsFrom <= now && key !== signing)
    default:
      return keys.filter(() => once(random, 2))
  }
}
