import Alert from '@cloudscape-design/components/alert'
import type { ModalProps } from '@cloudscape-design/components/modal'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Fragment, type ReactNode } from 'react'
import type { Keypair } from '../../api/queries.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorAlert } from '../../components/messages/error-alert.tsx'
import { strings } from '../../strings/strings.ts'
import type { Overtaken } from './use-attempt.ts'
import type { Change } from './use-change.ts'

const words = strings.changes

/**
 * The dialog of a change. It reads the keypair, shows what others changed in the meantime, and shows the
 * outcome. It is the same dialog throughout, so that the focus stays in it.
 */
export function ChangeDialog(props: {
  readonly change: Change
  readonly title: string
  readonly size?: ModalProps.Size
  readonly action: string
  /** The text of the button that makes the change although the keypair was changed in the meantime. */
  readonly overtakenAction: string
  /** Whether there is nothing to do: the dialog can only be closed. */
  readonly isPointless?: boolean
  readonly disabled?: boolean
  readonly onAction: () => void
  readonly onClose: () => void
  readonly overtakenContent: (overtaken: Overtaken, seen: Keypair) => ReactNode
  readonly children: (keypair: Keypair) => ReactNode
}) {
  const { change } = props
  const { seen, overtaken, isGone, readError } = change
  const isOver = isGone || readError !== null || props.isPointless === true
  return (
    <Dialog
      title={props.title}
      size={props.size ?? 'medium'}
      action={isOver ? undefined : overtaken ? props.overtakenAction : props.action}
      cancel={isOver ? strings.common.close : overtaken && words.keepTheirs}
      busy={change.isBusy}
      disabled={seen === undefined || props.disabled === true}
      error={isGone ? null : change.error}
      onAction={props.onAction}
      onClose={props.onClose}
    >
      {contentOf(props)}
    </Dialog>
  )
}

function contentOf(props: Parameters<typeof ChangeDialog>[0]): ReactNode {
  const { seen, overtaken, isGone, readError, readAgain } = props.change
  if (isGone) {
    return (
      <Alert type="info" header={words.goneTitle}>
        {words.gone}
      </Alert>
    )
  }
  if (readError !== null) return <ErrorAlert error={readError} onRetry={readAgain} />
  if (seen === undefined) return <StatusIndicator type="loading">{words.reading}</StatusIndicator>
  if (overtaken !== undefined) {
    return (
      <Fragment key={overtaken.now.etag}>
        {props.overtakenContent(overtaken, seen.keypair)}
      </Fragment>
    )
  }
  return props.children(seen.keypair)
}
