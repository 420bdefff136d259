import type { Assignment, Part } from '../runner/part.ts'
import { startChildStack } from './child-stack.ts'
import { HttpClient } from './http-client.ts'
import { LongLivedCustomer } from './long-lived-customer.ts'
import { ManagementClient } from './management-client.ts'
import { race } from './race.ts'
import { RaceCounts } from './race-counts.ts'
import { checkRace, type RaceResult } from './race-oracle.ts'
import { type Round, roundsOf } from './rounds.ts'

/** A user's token expires after an hour. */
const ROUNDS_PER_SIGN_IN = 256

/**
 * Changes that take access away race over HTTP against token requests of the clients that lose it. No request
 * that starts after the acknowledgement is granted. [RG-07] [TM-15] [TM-21]
 */
export const races: Part = {
  name: 'races',
  unit: 'token attempts',
  gate: 50_000,
  soak: 500_000,
  run: async (assignment) => {
    const stack = await startChildStack()
    try {
      // A change in one process does not reach the memory of another: clients ask both for tokens.
      const other = await startChildStack(stack)
      try {
        return await raceAll(stack.url, other.url, assignment)
      } finally {
        await other.stop()
      }
    } finally {
      await stack.stop()
    }
  },
}

async function raceAll(
  origin: string,
  otherOrigin: string,
  assignment: Assignment,
): Promise<string> {
  const management = new ManagementClient(origin)
  const counts = new RaceCounts()
  try {
    await management.signIn()
    const customer = await LongLivedCustomer.of(management)
    for (const [index, round] of roundsOf(assignment).entries()) {
      if ((index + 1) % ROUNDS_PER_SIGN_IN === 0) await management.signIn()
      management.reconnect()
      const other = new HttpClient(otherOrigin)
      try {
        counts.add(round.kind.name, await raceOnce(customer, other, round, index))
      } finally {
        other.close()
      }
    }
    return counts.summary()
  } finally {
    management.client.close()
  }
}

async function raceOnce(
  customer: LongLivedCustomer,
  other: HttpClient,
  round: Round,
  index: number,
): Promise<RaceResult> {
  try {
    const change = await round.kind.prepare(customer, round.type)
    const raced = await race([customer.management.client, other], change, round)
    const result = checkRace(raced)
    await change.afterwards?.(raced.acknowledgement)
    return result
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`round ${index}, ${round.kind.name}: ${reason}`, { cause })
  }
}
