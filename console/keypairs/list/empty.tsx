import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { strings } from '../../strings/strings.ts'

const words = strings.keypairs

/** Says that there are no keypairs. */
export function Empty({ onCreate }: { readonly onCreate: () => void }) {
  return (
    <Nothing title={words.emptyTitle} text={words.empty}>
      <Button onClick={onCreate}>{words.create}</Button>
    </Nothing>
  )
}

/** Says that no keypair matches the search and the filter. */
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
