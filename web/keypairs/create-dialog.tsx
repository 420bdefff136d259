import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createKeypair } from '../../shared/operations/create-keypair.ts'
import { useCall } from '../api/api-provider.tsx'
import type { OwnerRef } from '../api/call.ts'
import { ownerChanged } from '../api/queries.ts'
import { usePresent } from '../components/above-pages.tsx'
import { Dialog } from '../components/dialog.tsx'
import { type Issued, SecretDialog } from '../secret/secret-dialog.tsx'
import { useHeldPage } from '../secret/use-held-page.ts'
import { strings } from '../strings/strings.ts'
import { checkDraft, type KeypairMembers } from './form/check-draft.ts'
import { emptyDraft } from './form/draft.ts'
import { type DraftErrors, errorsFrom } from './form/draft-errors.ts'
import { KeypairFields } from './form/keypair-fields.tsx'
import { isUnsure, UnsureAlert } from './form/unsure-alert.tsx'

const words = strings.form.create

/**
 * Creates a keypair, and shows its secret.
 *
 * It asks once: an answer that was lost may have been of a keypair whose secret nobody has, so whether to
 * ask again is for people to say. What was typed is kept until then.
 */
export function CreateDialog(props: { readonly owner: OwnerRef; readonly onClose: () => void }) {
  const { owner, onClose } = props
  const [draft, setDraft] = useState(emptyDraft)
  const [errors, setErrors] = useState<DraftErrors>({})
  const { mutate, isPending, error } = useCreation(owner, onClose, setErrors)
  useHeldPage(isPending)
  const create = () => {
    const checked = checkDraft(draft, new Date())
    if ('errors' in checked) return setErrors(checked.errors)
    setErrors({})
    mutate(checked.value)
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
      <KeypairFields draft={draft} onChange={setDraft} owner={owner} errors={errors} />
      {unsure && <UnsureAlert error={error} />}
    </Dialog>
  )
}

function useCreation(
  owner: OwnerRef,
  onCreated: () => void,
  onErrors: (errors: DraftErrors) => void,
) {
  const call = useCall()
  const present = usePresent()
  const queryClient = useQueryClient()
  return useMutation({
    // The secret goes from the answer to the dialog: what a mutation returns is kept in its cache.
    mutationFn: async (body: KeypairMembers): Promise<void> => {
      const reply = await call(createKeypair, { path: { owner }, body })
      const { keyId, keySecret, scopes } = reply.body
      const issued: Issued = { keyId, keySecret, scopes, reason: 'created' }
      present((close) => <SecretDialog issued={issued} onClose={close} />)
      onCreated()
    },
    onError: (error, { scopes }) => onErrors(errorsFrom(error, scopes)),
    // Also after an error: the keypair may be there.
    onSettled: () => void ownerChanged(queryClient, owner),
    retry: false,
    // Without a network it fails at once, and says so, instead of being done at some later time.
    networkMode: 'always',
  })
}
