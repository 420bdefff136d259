import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { createKeypair } from '../../shared/operations/create-keypair.ts'
import { useCall } from '../api/api-provider.tsx'
import type { OwnerRef } from '../api/call.ts'
import { ownerChanged } from '../api/queries.ts'
import { Dialog } from '../components/dialog.tsx'
import { sayFailure } from '../components/messages/messages.tsx'
import { usePresent } from '../components/page/above-pages.tsx'
import { useIsShown } from '../components/use-is-shown.ts'
import { type Issued, SecretDialog } from '../secret/secret-dialog.tsx'
import { strings } from '../strings/strings.ts'
import { checkDraft, type KeypairMembers } from './form/check-draft.ts'
import { emptyDraft } from './form/draft.ts'
import { DRAFT_MEMBERS, type DraftErrors, errorsFrom } from './form/draft-errors.ts'
import { goToFirst } from './form/go-to-first.ts'
import { KeypairFields } from './form/keypair-fields.tsx'
import { isUnsure, UnsureAlert } from './form/unsure-alert.tsx'

const words = strings.form.create

/**
 * Creates a keypair, and shows its key secret.
 *
 * The request is not repeated by itself: if the answer was lost, the keypair may exist and nobody has its
 * secret. The reader decides whether to try again, and what was typed is kept.
 */
export function CreateDialog(props: { readonly owner: OwnerRef; readonly onClose: () => void }) {
  const { owner, onClose } = props
  const [draft, setDraft] = useState(emptyDraft)
  const [isJudged, setJudged] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const creation = useCreation(owner, onClose)
  const { isPending, error } = creation
  const checked = checkDraft(draft, new Date())
  const faults = 'errors' in checked ? checked.errors : refusedOf(creation, checked.value)
  const create = () => {
    setJudged(true)
    if ('errors' in checked) return goToFirst(checked.errors, fields.current)
    creation.mutate(checked.value, {
      onError: (refusal, { scopes }) => goToFirst(errorsFrom(refusal, scopes), fields.current),
    })
  }
  const unsure = error !== null && isUnsure(error)
  return (
    <Dialog
      title={words.title}
      size="large"
      action={unsure ? words.again : words.action}
      busy={isPending}
      error={unsure ? undefined : error}
      onAction={create}
      onClose={onClose}
    >
      <div ref={fields}>
        <KeypairFields
          draft={draft}
          onChange={setDraft}
          owner={owner}
          errors={isJudged ? faults : {}}
        />
      </div>
      {unsure && <UnsureAlert error={error} />}
    </Dialog>
  )
}

/** What the service refused, for members that were not changed since. */
function refusedOf(
  { error, variables }: Pick<ReturnType<typeof useCreation>, 'error' | 'variables'>,
  members: KeypairMembers,
): DraftErrors {
  const errors = errorsFrom(error, variables?.scopes)
  const standing = DRAFT_MEMBERS.filter((member) => isSame(members[member], variables?.[member]))
  return Object.fromEntries(standing.map((member) => [member, errors[member]]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function useCreation(owner: OwnerRef, onCreated: () => void) {
  const call = useCall()
  const present = usePresent()
  const queryClient = useQueryClient()
  const isShown = useIsShown()
  return useMutation({
    // The key secret goes directly to the dialog: what a mutation returns is kept in its cache.
    mutationFn: async (body: KeypairMembers): Promise<void> => {
      const reply = await call(createKeypair, { path: { owner }, body })
      const { keyId, keySecret, scopes } = reply.body
      const issued: Issued = { keyId, keySecret, scopes, reason: 'created' }
      present((close) => <SecretDialog issued={issued} onClose={close} />)
      onCreated()
    },
    onError: (error) => {
      if (!isShown()) sayFailure(isUnsure(error) ? words.leftUnsure : words.leftRefused, error)
    },
    // Also after an error: the keypair may exist.
    onSettled: () => void ownerChanged(queryClient, owner),
    retry: false,
  })
}
