import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { strings } from '../../strings/strings.ts'

const words = strings.keypairs

/** There are no keypairs at all. */
export function Empty({ onCreate }: { readonly onCreate: () => void }) {
  return (
    <Nothing title={words.emptyTitle} text={words.empty}>
      <Button onClick={onCreate}>{words.create}</Button>
    </Nothing>
  )
}

/** There are keypairs, but none that was looked for. */
export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Nothing title={words.noMatchTitle} text={words.noMatch}>
      <Button onClick={onClear}>{words.clear}</Button>
    </Nothing>
  )
}

function Nothing(props: {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <Box textAlign="center" margin={{ vertical: 'm' }} color="inherit">
      <SpaceBetween size="m">
        <div>
          <b>{props.title}</b>
          <Box variant="p" color="inherit">
            {props.text}
          </Box>
        </div>
        {props.children}
      </SpaceBetween>
    </Box>
  )
}
