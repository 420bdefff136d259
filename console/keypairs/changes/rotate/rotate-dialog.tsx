import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { retireSecret } from '../../../../shared/operations/retire-secret.ts'
import { useCall } from '../../../api/api-provider.tsx'
import { Announced } from '../../../components/messages/announced.tsx'
import { strings } from '../../../strings/strings.ts'
import { ChangeDialog } from '../change-dialog.tsx'
import { OvertakenContent } from '../overtaken/overtaken-content.tsx'
import { Subject } from '../subject.tsx'
import { useChange } from '../use-change.ts'
import type { KeypairRef } from '../use-opened.ts'
import { Fates } from './fates.tsx'
import { hasSecret, lostSecret } from './lost-secret.ts'
import { LostSecretAlert } from './lost-secret-alert.tsx'
import {
  DEFAULT_OVERLAP,
  OVERLAPS_SECONDS,
  OverlapField,
  type OverlapName,
} from './overlap-field.tsx'
import { useRotate } from './use-rotate.tsx'

const words = strings.changes

/** A rotation. Or before it, the retiring of a secret that an earlier rotation created and nobody knows. */
type Step =
  | { readonly kind: 'rotate'; readonly overlapSeconds: number }
  | { readonly kind: 'retire'; readonly secretId: string }

/**
 * Adds a secret to a keypair, and shows it above the pages. When the answer to a rotation was lost, its
 * secret is retired first: a second rotation would end the secret that machines use.
 */
export function RotateDialog(props: KeypairRef & { readonly onClose: () => void }) {
  const { owner, keyId, onClose } = props
  const call = useCall()
  const rotate = useRotate(props)
  const [overlap, setOverlap] = useState<OverlapName>(DEFAULT_OVERLAP)
  const [retiredHint, setRetiredHint] = useState<string>()
  const overlapSeconds = OVERLAPS_SECONDS[overlap]
  const change = useChange<Step>(props, {
    name: 'rotate',
    send: ({ etag }, step) =>
      step.kind === 'rotate'
        ? rotate(step.overlapSeconds, etag)
        : call(retireSecret, { path: { owner, keyId, secretId: step.secretId }, ifMatch: etag }),
    // A rotation is never found done: a new secret is useless to a reader who has not seen it.
    isDone: (keypair, step) => step.kind === 'retire' && !hasSecret(keypair, step.secretId),
    isStep: ({ kind }) => kind === 'retire',
    onDone: onClose,
    isDoneFirst: true,
  })
  const { seen, overtaken } = change
  const found = overtaken && seen && lostSecret(overtaken, seen.keypair)
  const inTheWay = found?.before && found.lost
  const act = () => {
    setRetiredHint(inTheWay?.hint)
    const step: Step = inTheWay
      ? { kind: 'retire', secretId: inTheWay.secretId }
      : { kind: 'rotate', overlapSeconds }
    change.attempt(overtaken?.now ?? seen, step)
  }
  return (
    <ChangeDialog
      change={change}
      title={words.title.rotate}
      action={words.action.rotate}
      overtakenAction={
        inTheWay ? words.retireLost(inTheWay.hint) : found ? words.rotateAgain : words.anyway.rotate
      }
      onAction={act}
      onClose={onClose}
      overtakenContent={(changed, before) => (
        <OvertakenContent overtaken={changed} seen={before}>
          {found && <LostSecretAlert {...found} />}
          {!inTheWay && (
            <Fates secrets={changed.now.keypair.secrets} overlapSeconds={overlapSeconds} />
          )}
        </OvertakenContent>
      )}
    >
      {(keypair) => (
        <SpaceBetween size="l">
          {retiredHint !== undefined && (
            <Announced>
              <Alert type="success">{words.lostRetired(retiredHint)}</Alert>
            </Announced>
          )}
          <Subject keypair={keypair} />
          <Box variant="p">{words.rotateAbout}</Box>
          <OverlapField overlap={overlap} onChange={setOverlap} />
          <Fates secrets={keypair.secrets} overlapSeconds={overlapSeconds} />
          {change.maybeMade && <Alert type="warning">{words.rotateMaybe}</Alert>}
        </SpaceBetween>
      )}
    </ChangeDialog>
  )
}
