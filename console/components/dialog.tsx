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
  /** What the button says that does it; undefined when there is nothing to do any more. */
  readonly action: string | undefined
  /** What the other button says, where "Cancel" does not fit. */
  readonly cancel?: string | undefined
  /** Why the last attempt failed; shown above the buttons, with all that was typed kept. */
  readonly error?: unknown
  readonly busy: boolean
  readonly disabled?: boolean
  readonly onAction: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A dialog that does one thing. Enter does it, Escape and "Cancel" do not; a click beside it changes
 * nothing, for what was typed would be lost; and while it is being done it stays.
 */
export function Dialog(props: DialogProps) {
  const form = useId()
  const queryClient = useQueryClient()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What is under way is known here before it is shown: a second click may come in between.
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
