import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { removeKeypair } from '../../../../shared/operations/remove-keypair.ts'
import { useCall } from '../../../api/api-provider.tsx'
import type { Keypair } from '../../../api/queries.ts'
import { strings } from '../../../strings/strings.ts'
import { LastUse } from '../../keypair/last-use.tsx'
import { ChangeDialog } from '../change-dialog.tsx'
import { OvertakenContent } from '../overtaken/overtaken-content.tsx'
import { Subject } from '../subject.tsx'
import { useChange } from '../use-change.ts'
import type { KeypairRef } from '../use-opened.ts'
import { RemoveEffect } from './remove-effect.tsx'
import { useLeaveRemoved } from './use-leave-removed.ts'

const words = strings.changes

const TYPED_LENGTH = 4

/** Removes a keypair for good. The reader confirms which one by typing the end of its key ID. */
export function RemoveDialog(props: KeypairRef & { readonly onClose: () => void }) {
  const { owner, keyId, onClose } = props
  const call = useCall()
  const leave = useLeaveRemoved(props)
  const [typed, setTyped] = useState('')
  const change = useChange(props, {
    name: 'remove',
    send: ({ etag }) => call(removeKeypair, { path: { owner, keyId }, ifMatch: etag }),
    isDone: () => false,
    isDoneWhenGone: true,
    isDoneFirst: true,
    onDone: () => {
      onClose()
      leave()
    },
  })
  const { seen, overtaken } = change
  const isConfirmed = typed === keyId.slice(-TYPED_LENGTH)
  return (
    <ChangeDialog
      change={change}
      title={words.title.remove}
      action={words.action.remove}
      overtakenAction={words.anyway.remove}
      disabled={!isConfirmed}
      onAction={() => change.attempt(overtaken?.now ?? seen)}
      onClose={onClose}
      overtakenContent={(found, before) => (
        <OvertakenContent overtaken={found} seen={before}>
          <RemoveEffect keypair={found.now.keypair} />
        </OvertakenContent>
      )}
    >
      {(keypair) => (
        <SpaceBetween size="l">
          <Subject keypair={keypair} more={lastUses(keypair)} />
          <Box variant="p">{words.removeAbout}</Box>
          <RemoveEffect keypair={keypair} />
          <FormField
            stretch
            label={words.confirm}
            description={words.confirmAbout}
            errorText={typed.length >= TYPED_LENGTH && !isConfirmed && words.confirmWrong}
          >
            <Input
              value={typed}
              autoComplete={false}
              disableBrowserAutocorrect
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value.trim())}
            />
          </FormField>
        </SpaceBetween>
      )}
    </ChangeDialog>
  )
}

/** The last use of the keypair and, if it has several secrets, of each secret. */
function lastUses({ lastUsedAt, secrets }: Keypair) {
  const each = secrets.length > 1 ? secrets : []
  return [
    { label: words.lastUsed, value: <LastUse at={lastUsedAt} /> },
    ...each.map((secret) => ({
      label: words.secretLastUsed(secret.hint),
      value: <LastUse at={secret.lastUsedAt} />,
    })),
  ]
}
