import { useRef } from 'react'
import { listKeypairs } from '../../../shared/operations/list-keypairs.ts'
import { ApiError } from '../../api/api-error.ts'
import { useCall } from '../../api/api-provider.tsx'
import type { Keypair, KeypairVersion } from '../../api/queries.ts'
import { type KeypairRef, useReadAfresh } from './use-opened.ts'

export interface AttemptOptions<Wanted> {
  /** Makes the change if the keypair still is this version. */
  readonly send: (version: KeypairVersion, wanted: Wanted) => Promise<unknown>
  /** Whether a keypair already is what was wanted. */
  readonly isDone: (keypair: Keypair, wanted: Wanted) => boolean
  /** Whether the change is done when the keypair no longer exists. */
  readonly isDoneWhenGone?: boolean
  /** Whether this is one step, and more follows. */
  readonly isStep?: (wanted: Wanted) => boolean
}

export interface Attempt<Wanted> {
  readonly version: KeypairVersion
  readonly wanted: Wanted
}

/** The keypair was changed in the meantime. */
export interface Overtaken {
  readonly now: KeypairVersion
  /** Whether our own earlier request may have changed it: its answer was lost. */
  readonly maybeByUs: boolean
}

export type Hindrance = { readonly kind: 'gone' } | ({ readonly kind: 'overtaken' } & Overtaken)

type Outcome =
  | { readonly kind: 'done' }
  /** The next step starts from this version. */
  | { readonly kind: 'step'; readonly now: KeypairVersion }
  | Hindrance

/**
 * The service refuses a change because of the keypair's state: not found, its last secret, another version.
 */
const REFUSED_STATUSES = [404, 409, 412]

/**
 * Attempts a change of a keypair. When the answer to an earlier attempt was lost, the next attempt finds what
 * that one did: if the keypair already is what was wanted, the change counts as done, whoever made it.
 */
export function useAttempt<Wanted>(keypair: KeypairRef, options: AttemptOptions<Wanted>) {
  const { owner } = keypair
  const call = useCall()
  const readAfresh = useReadAfresh(keypair)
  const maybeMade = useRef(false)

  const doneWith = async (wanted: Wanted): Promise<Outcome> =>
    options.isStep?.(wanted) === true ? { kind: 'step', now: await readAfresh() } : { kind: 'done' }

  /** A 404 only means that the keypair was removed if the reader may still see its owner. */
  const isOwnerThere = async () => {
    const query = { limit: '1' }
    return (await unlessNotFound(call(listKeypairs, { path: { owner }, query }))) !== undefined
  }

  /** Reads the keypair after a refusal, to find out why. */
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
        // An answer that was cut off or could not be parsed may have been a success.
        if (!(error instanceof ApiError) || error.isTransient) maybeMade.current = true
        throw error
      }
    },
    /** Whether the service may have made a change although its answer was lost. */
    maybeMade: () => maybeMade.current,
    /** Forgets the lost answer: the reader now sees the present state. */
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
