import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type KeypairVersion, ownerChanged } from '../../api/queries.ts'
import { useIsShown } from '../../components/use-is-shown.ts'
import { type ChangeName, reportError, reportHindrance } from './report-failure.ts'
import { type AttemptOptions, isStatus, type Overtaken, useAttempt } from './use-attempt.ts'
import { type KeypairRef, useOpened } from './use-opened.ts'

interface ChangeOptions<Wanted> extends AttemptOptions<Wanted> {
  readonly name: ChangeName
  /** Called when it is done and the screen has been read again. */
  readonly onDone: () => void
  /** Calls `onDone` before that: something must not wait, or must not be read again. */
  readonly isDoneFirst?: boolean
}

export type Change = Omit<ReturnType<typeof useChange>, 'attempt'>

/**
 * A change of a keypair. It is only made to the version that the reader saw.
 *
 * An attempt without an answer is repeated, and may find that the first one succeeded: see `useAttempt`. If
 * the keypair was changed or removed in the meantime, `overtaken` or `isGone` says so; `attempt` with the
 * newer version then makes the change anyway. A failure that comes after the dialog was closed is shown on
 * the page.
 */
export function useChange<Wanted = void>(keypair: KeypairRef, options: ChangeOptions<Wanted>) {
  const opened = useOpened(keypair)
  const queryClient = useQueryClient()
  const { attempt, maybeMade, forget } = useAttempt(keypair, options)
  const isShown = useIsShown()
  const [overtaken, setOvertaken] = useState<Overtaken>()
  const [decidedOn, setDecidedOn] = useState<KeypairVersion>()
  const [isGone, setGone] = useState(false)

  const lookAgain = (version: KeypairVersion) => {
    forget()
    setDecidedOn(version)
    setOvertaken(undefined)
  }
  const attempted = () => ({
    name: options.name,
    keyId: keypair.keyId,
    maybeMade: maybeMade(),
  })

  const mutation = useMutation({
    mutationFn: attempt,
    onSuccess: async (outcome) => {
      if (outcome.kind === 'gone') setGone(true)
      if (outcome.kind === 'overtaken') setOvertaken(outcome)
      if (outcome.kind === 'step') lookAgain(outcome.now)
      const isHindered = outcome.kind === 'gone' || outcome.kind === 'overtaken'
      if (isHindered && !isShown()) reportHindrance(attempted(), outcome)
      const isDone = outcome.kind === 'done'
      if (isDone && options.isDoneFirst === true) options.onDone()
      await ownerChanged(queryClient, keypair.owner)
      if (isDone && options.isDoneFirst !== true) options.onDone()
    },
    onError: (error) => {
      if (!isShown()) reportError(attempted(), error)
      // The change may have been made, and only its answer lost.
      void ownerChanged(queryClient, keypair.owner)
    },
  })

  return {
    /** The version that the reader decides on; undefined until it is read. */
    seen: decidedOn ?? opened.data,
    overtaken,
    isGone: isGone || isStatus(opened.error, 404),
    readError: opened.error,
    readAgain: () => void opened.refetch(),
    error: mutation.error,
    isBusy: mutation.isPending,
    /** Whether the last attempt failed without an answer, but may have been made. */
    maybeMade: mutation.isError && maybeMade(),
    /** Makes the change to this version. Does nothing while there is no version. */
    attempt(version: KeypairVersion | undefined, wanted: Wanted) {
      if (version === undefined) return
      mutation.mutate({ version, wanted })
    },
    /** Lets the reader decide on a newer version. Changes nothing yet. */
    lookAgain,
  }
}
