import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { Fates } from './fates.tsx'
import {
  DEFAULT_OVERLAP,
  OVERLAPS_SECONDS,
  OverlapField,
  type OverlapName,
} from './overlap-field.tsx'
import { OvertakenContent } from './overtaken-content.tsx'
import { Subject } from './subject.tsx'
import { useChange } from './use-change.ts'
import type { KeypairRef } from './use-opened.ts'
import { useRotate } from './use-rotate.tsx'

const words = strings.changes

/** Adds a secret to a keypair, and shows it above the pages. */
export function RotateDialog(props: KeypairRef & { readonly onClose: () => void }) {
  const { onClose } = props
  const rotate = useRotate(props)
  const [overlap, setOverlap] = useState<OverlapName>(DEFAULT_OVERLAP)
  const overlapSeconds = OVERLAPS_SECONDS[overlap]
  const change = useChange<number>(props, {
    send: ({ etag }, seconds) => rotate(seconds, etag),
    // That there is another secret is of no use to whoever has not seen it.
    isDone: () => false,
    onDone: onClose,
    isDoneFirst: true,
  })
  const { seen, overtaken } = change
  return (
    <ChangeDialog
      change={change}
      title={words.title.rotate}
      action={words.action.rotate}
      overtakenAction={words.anyway.rotate}
      onAction={() => change.attempt(overtaken?.now ?? seen, overlapSeconds)}
      onClose={onClose}
      overtakenContent={(found, before) => (
        <OvertakenContent overtaken={found} seen={before}>
          {found.maybeByUs && hasNewSecret(before, found.now.keypair) && (
            <Alert type="warning">{words.rotatedLost}</Alert>
          )}
          <Fates secrets={found.now.keypair.secrets} overlapSeconds={overlapSeconds} />
        </OvertakenContent>
      )}
    >
      {(keypair) => (
        <SpaceBetween size="l">
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

function hasNewSecret(before: Keypair, now: Keypair): boolean {
  const known = before.secrets.map(({ secretId }) => secretId)
  return now.secrets.some(({ secretId }) => !known.includes(secretId))
}
