import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

/** Says why there are no audit events to show. */
export function Nothing(props: {
  readonly title?: string
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <Box textAlign="center" margin={{ vertical: 'm' }} color="inherit">
      {props.title && <b>{props.title}</b>}
      <Box variant="p" color="inherit" margin={{ bottom: props.children ? 's' : 'n' }}>
        {props.text}
      </Box>
      {props.children}
    </Box>
  )
}
