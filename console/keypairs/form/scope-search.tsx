import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { strings } from '../../strings/strings.ts'
import { matching, type ScopeChoice } from './scope-choices.ts'

const words = strings.form

/**
 * The rest of the form stays in reach, however many scopes there are. What is scrolled is cut off at its
 * edges, so that there is room at them for the ring around what has the focus.
 */
const SCROLLED = {
  maxHeight: '20rem',
  overflowY: 'auto',
  paddingInline: '4px',
  marginInline: '-4px',
} as const

/** A search among many scopes, by name or meaning, above those that it finds. */
export function ScopeSearch(props: {
  readonly choices: readonly ScopeChoice[]
  readonly children: (found: readonly ScopeChoice[]) => ReactNode
}) {
  const [sought, setSought] = useState('')
  const found = matching(props.choices, sought)
  return (
    <SpaceBetween size="xs">
      {/* A field of its own: it would be called by the name of the one that it is in. */}
      <FormField stretch>
        <Input
          type="search"
          ariaLabel={words.scopesFind}
          placeholder={words.scopesFind}
          value={sought}
          clearAriaLabel={words.scopesFindClear}
          onChange={({ detail }) => setSought(detail.value)}
          onKeyDown={(event) => {
            // It would submit the form.
            if (event.detail.key === 'Enter') event.preventDefault()
          }}
        />
      </FormField>
      <div style={SCROLLED}>{props.children(found)}</div>
      <LiveRegion>
        {sought !== '' && (
          <Box fontSize="body-s">{words.scopesMatches(found.length, props.choices.length)}</Box>
        )}
      </LiveRegion>
    </SpaceBetween>
  )
}
