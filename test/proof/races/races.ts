import type { Assignment, Part } from '../runner/part.ts'
import { startChildStack } from './child-stack.ts'
import { HttpClient } from './http-client.ts'
import { type Round, roundsOf } from './plan.ts'
import { Product } from './product.ts'
import { race } from './race.ts'
import { Standing } from './standing.ts'
import { Tally } from './tally.ts'
import { judge, type Verdict } from './verdict.ts'

/** A user's token lives an hour. */
const ROUNDS_PER_SIGN_IN = 256

/**
 * Changes that take something away, raced over HTTP against those from whom it is taken: none of their
 * requests that starts after the acknowledgement is granted. [RG-07] [TM-15] [TM-21]
 */
export const races: Part = {
  name: 'races',
  unit: 'token attempts',
  gate: 50_000,
  soak: 500_000,
  run: async (assignment) => {
    const stack = await startChildStack()
    try {
      // What one function's process remembers, another's changes do not reach: tokens are asked for here and there.
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
  const product = new Product(origin)
  const tally = new Tally()
  try {
    await product.signIn()
    const standing = await Standing.of(product)
    for (const [index, round] of roundsOf(assignment).entries()) {
      if ((index + 1) % ROUNDS_PER_SIGN_IN === 0) await product.signIn()
      product.reconnect()
      const other = new HttpClient(otherOrigin)
      try {
        tally.add(round.kind.name, await raceOnce(standing, other, round, index))
      } finally {
        other.close()
      }
    }
    return tally.summary()
  } finally {
    product.client.close()
  }
}

async function raceOnce(
  standing: Standing,
  other: HttpClient,
  round: Round,
  index: number,
): Promise<Verdict> {
  try {
    const change = await round.kind.prepare(standing, round.type)
    const raced = await race([standing.product.client, other], change, round)
    const verdict = judge(raced)
    await change.afterwards?.(raced.acknowledgement)
    return verdict
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`round ${index}, ${round.kind.name}: ${reason}`, { cause })
  }
}
