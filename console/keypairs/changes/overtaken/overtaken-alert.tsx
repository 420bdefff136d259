import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useRef } from 'react'
import { strings } from '../../../strings/strings.ts'
import type { Overtaken } from '../use-attempt.ts'
import { LastChange } from './last-change.tsx'

const words = strings.changes

/** That somebody was faster, and who: maybe the reader, if an answer was lost. It takes the focus: what had it is no longer shown. */
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
