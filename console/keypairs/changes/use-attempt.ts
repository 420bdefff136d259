import { useRef } from 'react'
import { listKeypairs } from '../../../shared/operations/list-keypairs.ts'
import { ApiError } from '../../api/api-error.ts'
import { useCall } from '../../api/api-provider.tsx'
import type { Keypair, KeypairVersion } from '../../api/queries.ts'
import { type KeypairRef, useReadAfresh } from './use-opened.ts'

export interface AttemptOptions<Wanted> {
  /** Makes the change, provided that the keypair is still this version. */
  readonly send: (version: KeypairVersion, wanted: Wanted) => Promise<unknown>
  /** Whether a keypair is what was wanted already. */
  readonly isDone: (keypair: Keypair, wanted: Wanted) => boolean
  /** Whether a keypair that is gone is what was wanted. */
  readonly isDoneWhenGone?: boolean
  /** Whether there is more to do after this. */
  readonly isStep?: (wanted: Wanted) => boolean
}

export interface Attempt<Wanted> {
  readonly version: KeypairVersion
  readonly wanted: Wanted
}

/** Somebody else has been faster. */
export interface Overtaken {
  readonly now: KeypairVersion
  /** Whether that somebody may be our own request before: its answer was lost. */
  readonly maybeByUs: boolean
}

export type Hindrance = { readonly kind: 'gone' } | ({ readonly kind: 'overtaken' } & Overtaken)

type Outcome =
  | { readonly kind: 'done' }
  /** It goes on from what is there now. */
  | { readonly kind: 'step'; readonly now: KeypairVersion }
  | Hindrance

/** The service refuses a change for what the keypair is by now: gone, another version, its last secret. */
const REFUSED_STATUSES = [404, 409, 412]

/**
 * A function that attempts a change of a keypair, and one that finds its own work when the answer of the
 * attempt before was lost: a keypair that is what was wanted counts as done, whoever did it.
 */
export function useAttempt<Wanted>(keypair: KeypairRef, options: AttemptOptions<Wanted>) {
  const { owner } = keypair
  const call = useCall()
  const readAfresh = useReadAfresh(keypair)
  const maybeMade = useRef(false)

  const doneWith = async (wanted: Wanted): Promise<Outcome> =>
    options.isStep?.(wanted) === true ? { kind: 'step', now: await readAfresh() } : { kind: 'done' }

  /** A keypair that is not there for whoever may no longer see the owner is not known to be removed. */
  const isOwnerThere = async () => {
    const query = { limit: '1' }
    return (await unlessNotFound(call(listKeypairs, { path: { owner }, query }))) !== undefined
  }

  /** What became of the keypair that a change was refused for. */
  const found = async (wanted: Wanted): Promise<Outcome> => {
    const now = await unlessNotFound(readAfresh())
    if (now === undefined) {
      const isOurs = options.isDoneWhenGone === true && maybeMade.current
      return { kind: isOurs && (await isOwnerThere()) ? 'done' : 'gone' }
    }
    if (options.isDone(now.keypair, wanted)) return await doneWith(wanted)
    return { kind: 'overtaken', now, maybeByUs: maybeMade.current }
  }

  return {
    async attempt({ version, wanted }: Attempt<Wanted>): Promise<Outcome> {
      try {
        await options.send(version, wanted)
        return await doneWith(wanted)
      } catch (error) {
        if (isStatus(error, ...REFUSED_STATUSES)) return await found(wanted)
        // What could not be read, or was cut off, may have told of success.
        if (!(error instanceof ApiError) || error.isTransient) maybeMade.current = true
        throw error
      }
    },
    /** Whether an attempt whose answer was lost may have been made all the same. */
    maybeMade: () => maybeMade.current,
    /** What an attempt has made, if it was made, is known by now. */
    forget: () => {
      maybeMade.current = false
    },
  }
}

export function isStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof ApiError && statuses.includes(error.status)
}

async function unlessNotFound<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked
  } catch (error) {
    if (isStatus(error, 404)) return undefined
    throw error
  }
}
