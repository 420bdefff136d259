import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError } from '../../api/api-error.ts'
import { type Keypair, type KeypairVersion, ownerChanged } from '../../api/queries.ts'
import { type KeypairRef, useOpened, useReadAfresh } from './use-opened.ts'

interface ChangeOptions<Wanted> {
  /** Makes the change, provided that the keypair is still this version. */
  readonly send: (version: KeypairVersion, wanted: Wanted) => Promise<unknown>
  /** Whether a keypair is what was wanted already. */
  readonly isDone: (keypair: Keypair, wanted: Wanted) => boolean
  /** Whether a keypair that is gone is what was wanted. */
  readonly isDoneWhenGone?: boolean
  /** Told when it is done, and what is on the screen has been read again. */
  readonly onDone: () => void
  /** Tells it before, where there is something that must not wait, or must not be read again. */
  readonly isDoneFirst?: boolean
}

interface Attempt<Wanted> {
  readonly version: KeypairVersion
  readonly wanted: Wanted
}

/** Somebody else has been faster. */
export interface Overtaken {
  readonly now: KeypairVersion
  /** Whether that somebody may be our own request before: its answer was lost. */
  readonly maybeByUs: boolean
}

export type Change = Omit<ReturnType<typeof useChange>, 'attempt'>

/**
 * A change of a keypair, made to the version that was looked at and to no other.
 *
 * An attempt whose answer is lost is repeated, and may then find its own work: a keypair that is what was
 * wanted counts as done, whoever did it. What is otherwise found is told as `overtaken` or `isGone`, and
 * `attempt` with the newer version makes the change all the same.
 */
export function useChange<Wanted = void>(keypair: KeypairRef, options: ChangeOptions<Wanted>) {
  const opened = useOpened(keypair)
  const readAfresh = useReadAfresh(keypair)
  const queryClient = useQueryClient()
  const [overtaken, setOvertaken] = useState<Overtaken>()
  const [decidedOn, setDecidedOn] = useState<KeypairVersion>()
  const [isGone, setGone] = useState(false)
  const maybeByUs = useRef(false)

  /** What became of the keypair that a change was refused for; undefined: it is as it was wanted. */
  const found = async (wanted: Wanted): Promise<Overtaken | 'gone' | undefined> => {
    try {
      const now = await readAfresh()
      return options.isDone(now.keypair, wanted) ? undefined : { now, maybeByUs: maybeByUs.current }
    } catch (error) {
      if (!isStatus(error, 404)) throw error
      return options.isDoneWhenGone === true && maybeByUs.current ? undefined : 'gone'
    }
  }

  const mutation = useMutation({
    mutationFn: async ({ version, wanted }: Attempt<Wanted>) => {
      try {
        await options.send(version, wanted)
        return undefined
      } catch (error) {
        if (error instanceof ApiError && error.isTransient) maybeByUs.current = true
        if (isStatus(error, 404) || isStatus(error, 412)) return await found(wanted)
        throw error
      }
    },
    onSuccess: async (hindrance) => {
      if (hindrance === 'gone') setGone(true)
      else if (hindrance !== undefined) setOvertaken(hindrance)
      const isDone = hindrance === undefined
      if (isDone && options.isDoneFirst === true) options.onDone()
      await ownerChanged(queryClient, keypair.owner)
      if (isDone && options.isDoneFirst !== true) options.onDone()
    },
    // It may have been made all the same, and only the answer lost.
    onError: () => void ownerChanged(queryClient, keypair.owner),
  })

  return {
    /** What is being decided on; undefined until it is read. */
    seen: decidedOn ?? opened.data,
    overtaken,
    isGone: isGone || isStatus(opened.error, 404),
    readError: opened.error,
    readAgain: () => void opened.refetch(),
    error: mutation.error,
    isBusy: mutation.isPending,
    /** Whether an attempt that got no answer may have been made all the same. */
    maybeMade: mutation.isError && maybeByUs.current,
    /** Makes the change to this version; to none, while there is none. */
    attempt(version: KeypairVersion | undefined, wanted: Wanted) {
      if (version === undefined) return
      mutation.mutate({ version, wanted })
    },
    /** Takes what is there now as what is being decided on, and changes nothing yet. */
    lookAgain(version: KeypairVersion) {
      setDecidedOn(version)
      setOvertaken(undefined)
    },
  }
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status
}
