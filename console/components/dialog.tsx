import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId } from 'react'
import { strings } from '../strings/strings.ts'
import { ErrorAlert } from './messages/error-alert.tsx'
import { Notices } from './messages/notices.tsx'

interface DialogProps {
  readonly title: string
  readonly size?: ModalProps.Size
  /** The text of the main button; undefined when there is nothing left to do. */
  readonly action: string | undefined
  /** The text of the other button, where "Cancel" does not fit. */
  readonly cancel?: string | undefined
  /** Why the last attempt failed. It is shown above the buttons, and everything that was typed is kept. */
  readonly error?: unknown
  readonly busy: boolean
  readonly disabled?: boolean
  readonly onAction: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A dialog with one action. Enter starts the action; Escape and "Cancel" close the dialog. A click outside
 * does nothing, so that what was typed is not lost. The dialog stays open while the action runs.
 */
export function Dialog(props: DialogProps) {
  const form = useId()
  const queryClient = useQueryClient()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A second click may come before `busy` is rendered. The query client knows at once what is under way.
    const isBusy = props.busy || queryClient.isMutating() > 0
    if (!isBusy && props.disabled !== true) props.onAction()
  }
  return (
    <Modal
      visible
      header={props.title}
      size={props.size ?? 'medium'}
      closeAriaLabel={strings.common.close}
      onDismiss={({ detail }) => {
        if (!props.busy && detail.reason !== 'overlay') props.onClose()
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" disabled={props.busy} onClick={props.onClose}>
              {props.cancel ?? strings.common.cancel}
            </Button>
            {props.action !== undefined && (
              <Button
                variant="primary"
                form={form}
                loading={props.busy}
                disabled={props.disabled ?? false}
              >
                {props.action}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Notices inDialog />
        <SpaceBetween size="l">
          {props.children}
          {props.error != null && <ErrorAlert error={props.error} />}
        </SpaceBetween>
      </form>
    </Modal>
  )
}
