import FormField from '@cloudscape-design/components/form-field'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type { OwnerRef } from '../../api/call.ts'
import { useScopes } from '../../api/queries.ts'
import { ErrorAlert } from '../../components/error-alert.tsx'
import { strings } from '../../strings/strings.ts'
import { ScopeCheckboxes } from './scope-checkboxes.tsx'
import { scopeChoices } from './scope-choices.ts'
import { ScopeMultiselect } from './scope-multiselect.tsx'

const words = strings.form

/** As many as are taken in at a glance; more are better searched than read. */
const CHECKBOXES_MAX = 10

/** The scopes of a keypair, from those that the catalogue has for its kind of owner. */
export function ScopesField(props: {
  readonly scopes: readonly string[]
  readonly owner: OwnerRef
  readonly error: string | undefined
  readonly onChange: (scopes: readonly string[]) => void
}) {
  const { data, error, refetch } = useScopes()
  // One that the catalogue no longer has stays in sight after it was taken away.
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
  const Choice = choices.length > CHECKBOXES_MAX ? ScopeMultiselect : ScopeCheckboxes
  return (
    <FormField
      stretch
      label={words.scopes}
      description={words.scopesAbout}
      constraintText={words.scopesChosen(props.scopes.length, choices.length)}
      errorText={props.error}
    >
      <Choice choices={choices} chosen={props.scopes} onChange={props.onChange} />
    </FormField>
  )
}
