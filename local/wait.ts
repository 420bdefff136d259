import { setTimeout } from 'node:timers/promises'

/** Waits. When the signal is aborted, it returns early without an error. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}
