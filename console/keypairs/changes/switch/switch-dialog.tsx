import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { disableKeypair } from '../../../../shared/operations/disable-keypair.ts'
import { enableKeypair } from '../../../../shared/operations/enable-keypair.ts'
import { useCall } from '../../../api/api-provider.tsx'
import type { Keypair } from '../../../api/queries.ts'
import { say } from '../../../components/messages/messages.tsx'
import { useNow } from '../../../components/text/use-now.ts'
import { strings } from '../../../strings/strings.ts'
import { ChangeDialog } from '../change-dialog.tsx'
import { OvertakenContent } from '../overtaken/overtaken-content.tsx'
import { Subject } from '../subject.tsx'
import { useChange } from '../use-change.ts'
import type { KeypairRef } from '../use-opened.ts'

const words = strings.changes

/** Enables or disables a keypair. */
export function SwitchDialog(
  props: KeypairRef & { readonly enabled: boolean; readonly onClose: () => void },
) {
  const { owner, keyId, enabled, onClose } = props
  const name = enabled ? 'enable' : 'disable'
  const call = useCall()
  const change = useChange(props, {
    name,
    send: ({ etag }) =>
      call(enabled ? enableKeypair : disableKeypair, { path: { owner, keyId }, ifMatch: etag }),
    isDone: (keypair) => keypair.enabled === enabled,
    onDone: () => {
      say('success', words.done[name](keyId))
      onClose()
    },
  })
  const { seen, overtaken } = change
  const isAlready = seen?.keypair.enabled === enabled
  return (
    <ChangeDialog
      change={change}
      title={words.title[name]}
      action={words.action[name]}
      overtakenAction={words.anyway[name]}
      isPointless={isAlready && !change.isBusy}
      onAction={() => change.attempt(overtaken?.now ?? seen)}
      onClose={onClose}
      overtakenContent={(found, before) => <OvertakenContent overtaken={found} seen={before} />}
    >
      {(keypair) => (
        <SpaceBetween size="l">
          <Subject keypair={keypair} />
          {isAlready && <Alert type="info">{words.already[name]}</Alert>}
          {!isAlready && (enabled ? <EnableEffect keypair={keypair} /> : <DisableEffect />)}
        </SpaceBetween>
      )}
    </ChangeDialog>
  )
}

function EnableEffect({ keypair: { expiresAt } }: { readonly keypair: Keypair }) {
  const now = useNow()
  if (expiresAt === null || expiresAt > now) return <Box variant="p">{words.enableEffect}</Box>
  return <Alert type="warning">{words.enableExpired}</Alert>
}

function DisableEffect() {
  return (
    <div>
      <Box variant="p">{words.disableEffect}</Box>
      <Box variant="p">{words.tokensLiveOn}</Box>
    </div>
  )
}
