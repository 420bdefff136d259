import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

/** Stands where there are no events to show, and says why. */
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
