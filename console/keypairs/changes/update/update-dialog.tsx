import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { updateKeypair } from '../../../../shared/operations/update-keypair.ts'
import { useCall } from '../../../api/api-provider.tsx'
import { say } from '../../../components/messages/messages.tsx'
import { strings } from '../../../strings/strings.ts'
import { checkDraft } from '../../form/check-draft.ts'
import { draftOf, type KeypairDraft } from '../../form/draft.ts'
import { errorsFrom } from '../../form/draft-errors.ts'
import { KeypairFields } from '../../form/keypair-fields.tsx'
import { ChangeDialog } from '../change-dialog.tsx'
import { useChange } from '../use-change.ts'
import type { KeypairRef } from '../use-opened.ts'
import { differing, type Members, wantedOf, withWanted } from '../wanted-members.ts'
import { rebased } from './rebased.ts'
import { UpdateEffect } from './update-effect.tsx'
import { UpdateOvertaken } from './update-overtaken.tsx'

const words = strings.changes

/** Updates the comment, the scopes or the expiry. Only the changed members are sent. */
export function UpdateDialog(props: KeypairRef & { readonly onClose: () => void }) {
  const { owner, keyId, onClose } = props
  const call = useCall()
  const change = useChange<Partial<Members>>(props, {
    name: 'update',
    send: ({ etag }, { scopes, ...wanted }) =>
      call(updateKeypair, {
        path: { owner, keyId },
        body: { ...wanted, ...(scopes && { scopes: [...scopes] }) },
        ifMatch: etag,
      }),
    isDone: (keypair, wanted) => differing(keypair, withWanted(keypair, wanted)).length === 0,
    onDone: () => {
      say('success', words.done.update(keyId))
      onClose()
    },
  })
  const { seen, overtaken } = change
  const [typed, setTyped] = useState<KeypairDraft>()
  const [showsErrors, setShowsErrors] = useState(false)
  const draft = typed ?? (seen && draftOf(seen.keypair))
  const checked = draft && checkDraft(draft, new Date())
  const entered = checked && 'value' in checked ? checked.value : undefined
  const wanted = seen && entered && wantedOf(seen.keypair, entered)
  const isUnchanged = wanted !== undefined && Object.keys(wanted).length === 0
  const faults = checked && 'errors' in checked && showsErrors ? checked.errors : {}

  const save = () => {
    setShowsErrors(true)
    if (wanted) change.attempt(overtaken?.now ?? seen, wanted)
  }
  return (
    <ChangeDialog
      change={change}
      title={words.title.update}
      action={words.action.update}
      overtakenAction={words.applyMine}
      disabled={draft === undefined || isUnchanged}
      onAction={save}
      onClose={onClose}
      overtakenContent={(found, before) => (
        <UpdateOvertaken
          overtaken={found}
          seen={before}
          wanted={wanted ?? {}}
          onBack={() => {
            if (draft) setTyped(rebased(draft, before, found.now.keypair))
            change.lookAgain(found.now)
          }}
        />
      )}
    >
      {(keypair) =>
        draft && (
          <SpaceBetween size="l">
            <KeypairFields
              key={seen?.etag}
              draft={draft}
              onChange={setTyped}
              owner={owner}
              errors={{ ...faults, ...errorsFrom(change.error, draft.scopes) }}
            />
            <UpdateEffect before={keypair} wanted={wanted ?? {}} />
          </SpaceBetween>
        )
      }
    </ChangeDialog>
  )
}
