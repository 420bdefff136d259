import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useRef } from 'react'
import { strings } from '../../../strings/strings.ts'
import type { Overtaken } from '../use-attempt.ts'
import { LastChange } from './last-change.tsx'

const words = strings.changes

/**
 * Says that the keypair was changed in the meantime, and by whom. It may have been the reader, if an answer
 * was lost. The alert takes the focus, because the element that had it is no longer shown.
 */
export function OvertakenAlert(props: {
  readonly overtaken: Overtaken
  readonly children?: ReactNode
}) {
  const { now, maybeByUs } = props.overtaken
  const alert = useRef<AlertProps.Ref>(null)
  useEffect(() => alert.current?.focus(), [])
  return (
    <Alert ref={alert} type="warning" header={words.overtakenTitle}>
      <SpaceBetween size="xs">
        <span>{maybeByUs ? words.overtakenMaybeByUs : words.overtaken}</span>
        <LastChange keypair={now.keypair} />
        {props.children}
      </SpaceBetween>
    </Alert>
  )
}
