import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type KeypairVersion, ownerChanged } from '../../api/queries.ts'
import { useIsShown } from '../../components/use-is-shown.ts'
import { type ChangeName, tellOfError, tellOfHindrance } from './tell-of-failure.ts'
import { type AttemptOptions, isStatus, type Overtaken, useAttempt } from './use-attempt.ts'
import { type KeypairRef, useOpened } from './use-opened.ts'

interface ChangeOptions<Wanted> extends AttemptOptions<Wanted> {
  readonly name: ChangeName
  /** Told when it is done, and what is on the screen has been read again. */
  readonly onDone: () => void
  /** Tells it before, where there is something that must not wait, or must not be read again. */
  readonly isDoneFirst?: boolean
}

export type Change = Omit<ReturnType<typeof useChange>, 'attempt'>

/**
 * A change of a keypair, made to the version that was looked at and to no other.
 *
 * An attempt whose answer is lost is repeated, and may find its own work: see `useAttempt`. What is
 * otherwise found is told as `overtaken` or `isGone`, and `attempt` with the newer version makes the change
 * all the same. A failure that comes when the dialog is gone is told on the page.
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
      if (isHindered && !isShown()) tellOfHindrance(attempted(), outcome)
      const isDone = outcome.kind === 'done'
      if (isDone && options.isDoneFirst === true) options.onDone()
      await ownerChanged(queryClient, keypair.owner)
      if (isDone && options.isDoneFirst !== true) options.onDone()
    },
    onError: (error) => {
      if (!isShown()) tellOfError(attempted(), error)
      // It may have been made all the same, and only the answer lost.
      void ownerChanged(queryClient, keypair.owner)
    },
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
    maybeMade: mutation.isError && maybeMade(),
    /** Makes the change to this version; to none, while there is none. */
    attempt(version: KeypairVersion | undefined, wanted: Wanted) {
      if (version === undefined) return
      mutation.mutate({ version, wanted })
    },
    /** Takes what is there now as what is being decided on, and changes nothing yet. */
    lookAgain,
  }
}
