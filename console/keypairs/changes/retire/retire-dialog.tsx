import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { retireSecret } from '../../../../shared/operations/retire-secret.ts'
import { useCall } from '../../../api/api-provider.tsx'
import { say } from '../../../components/messages/messages.tsx'
import { strings } from '../../../strings/strings.ts'
import { LastUse } from '../../keypair/last-use.tsx'
import { ChangeDialog } from '../change-dialog.tsx'
import { OvertakenContent } from '../overtaken/overtaken-content.tsx'
import { hasSecret } from '../rotate/lost-secret.ts'
import { Subject } from '../subject.tsx'
import { useChange } from '../use-change.ts'
import type { KeypairRef } from '../use-opened.ts'
import { RetireEffect } from './retire-effect.tsx'

const words = strings.changes

/** Retires one of two secrets. If it is the last one, the dialog says that it cannot be retired. */
export function RetireDialog(
  props: KeypairRef & { readonly secretId: string; readonly onClose: () => void },
) {
  const { owner, keyId, secretId, onClose } = props
  const call = useCall()
  const change = useChange(props, {
    name: 'retire',
    send: ({ etag }) => call(retireSecret, { path: { owner, keyId, secretId }, ifMatch: etag }),
    isDone: (keypair) => !hasSecret(keypair, secretId),
    onDone: () => {
      say('success', words.done.retire(keyId))
      onClose()
    },
  })
  const { seen, overtaken } = change
  const latest = overtaken?.now.keypair ?? seen?.keypair
  const isPossible =
    latest !== undefined && latest.secrets.length > 1 && hasSecret(latest, secretId)
  return (
    <ChangeDialog
      change={change}
      title={words.title.retire}
      action={words.action.retire}
      overtakenAction={words.anyway.retire}
      isPointless={latest !== undefined && !isPossible && !change.isBusy}
      onAction={() => change.attempt(overtaken?.now ?? seen)}
      onClose={onClose}
      overtakenContent={(found, before) => (
        <OvertakenContent overtaken={found} seen={before}>
          <RetireEffect keypair={found.now.keypair} secretId={secretId} />
        </OvertakenContent>
      )}
    >
      {(keypair) => {
        const secret = keypair.secrets.find((each) => each.secretId === secretId)
        if (secret === undefined) return <Alert type="info">{words.retireEnded}</Alert>
        const more = [
          { label: words.retireSecret, value: `…${secret.hint}` },
          { label: words.lastUsed, value: <LastUse at={secret.lastUsedAt} /> },
        ]
        return (
          <SpaceBetween size="l">
            <Subject keypair={keypair} more={more} />
            {isPossible && <Box variant="p">{words.retireAbout}</Box>}
            <RetireEffect keypair={keypair} secretId={secretId} />
          </SpaceBetween>
        )
      }}
    </ChangeDialog>
  )
}
