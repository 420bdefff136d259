import { setTimeout } from 'node:timers/promises'

/** Waits, or ends early without a fault when the signal is aborted. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}
