import FormField from '@cloudscape-design/components/form-field'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type { OwnerRef } from '../../api/call.ts'
import { useScopes } from '../../api/queries.ts'
import { ErrorAlert } from '../../components/messages/error-alert.tsx'
import { strings } from '../../strings/strings.ts'
import { ScopeCheckboxes } from './scope-checkboxes.tsx'
import { type ScopeChoice, scopeChoices } from './scope-choices.ts'
import { ScopeSearch } from './scope-search.tsx'

const words = strings.form

/** More scopes than this need a search. */
const GLANCE_MAX = 10

/** The field for the scopes of a keypair. */
export function ScopesField(props: {
  readonly scopes: readonly string[]
  readonly owner: OwnerRef
  readonly error: string | undefined
  readonly onChange: (scopes: readonly string[]) => void
}) {
  const { data, error, refetch } = useScopes()
  // A scope that the catalogue no longer has stays visible after it was cleared.
  const [held] = useState(props.scopes)
  if (data === undefined) {
    return (
      <FormField stretch label={words.scopes} description={words.scopesAbout}>
        {error ? (
          <ErrorAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <StatusIndicator type="loading">{strings.common.loading}</StatusIndicator>
        )}
      </FormField>
    )
  }
  const choices = scopeChoices(data, props.owner.type, held)
  const checkboxes = (shown: readonly ScopeChoice[]) => (
    <ScopeCheckboxes
      choices={choices}
      shown={shown}
      chosen={props.scopes}
      onChange={props.onChange}
    />
  )
  return (
    <FormField
      stretch
      label={words.scopes}
      description={words.scopesAbout}
      constraintText={words.scopesChosen(props.scopes, choices.length)}
      errorText={props.error}
    >
      {choices.length > GLANCE_MAX ? (
        <ScopeSearch choices={choices}>{checkboxes}</ScopeSearch>
      ) : (
        checkboxes(choices)
      )}
    </FormField>
  )
}
