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
 * The list scrolls, so that the rest of the form stays in reach however many scopes there are. A scrolled
 * element is cut off at its edges; the padding leaves room for the focus ring.
 */
const SCROLLED = {
  maxHeight: '20rem',
  overflowY: 'auto',
  paddingInline: '4px',
  marginInline: '-4px',
} as const

/** A search field for many scopes, above those that it finds. */
export function ScopeSearch(props: {
  readonly choices: readonly ScopeChoice[]
  readonly children: (found: readonly ScopeChoice[]) => ReactNode
}) {
  const [sought, setSought] = useState('')
  const found = matching(props.choices, sought)
  return (
    <SpaceBetween size="xs">
      {/* Without its own FormField, the input would get the name of the outer field. */}
      <FormField stretch>
        <Input
          type="search"
          ariaLabel={words.scopesFind}
          placeholder={words.scopesFind}
          value={sought}
          clearAriaLabel={words.scopesFindClear}
          onChange={({ detail }) => setSought(detail.value)}
          onKeyDown={(event) => {
            // Enter would submit the form.
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
