import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import type { OwnerRef } from '../../api/call.ts'
import { CommentField } from './comment-field.tsx'
import type { KeypairDraft } from './draft.ts'
import { DRAFT_MEMBERS, type DraftErrors } from './draft-errors.ts'
import { ExpiryField } from './expiry-field.tsx'
import { ScopesField } from './scopes-field.tsx'

/**
 * The fields of a keypair that people choose: comment, scopes, expiry. What the first draft had stays on
 * offer while it is shown: another keypair's fields need a `key` of their own. An error goes as soon as its
 * field is changed.
 */
export function KeypairFields(props: {
  readonly draft: KeypairDraft
  readonly onChange: (draft: KeypairDraft) => void
  readonly owner: OwnerRef
  readonly errors: DraftErrors
}) {
  const { draft, onChange, owner } = props
  const errors = useStanding(props.errors, draft)
  const fields = useFocusOnFirst(props.errors)
  return (
    <div ref={fields}>
      <SpaceBetween size="l">
        <div data-member="comment">
          <CommentField
            comment={draft.comment}
            error={errors.comment}
            onChange={(comment) => onChange({ ...draft, comment })}
          />
        </div>
        <div data-member="scopes">
          <ScopesField
            scopes={draft.scopes}
            owner={owner}
            error={errors.scopes}
            onChange={(scopes) => onChange({ ...draft, scopes })}
          />
        </div>
        <div data-member="expiresAt">
          <ExpiryField
            expiry={draft.expiry}
            error={errors.expiresAt}
            onChange={(expiry) => onChange({ ...draft, expiry })}
          />
        </div>
      </SpaceBetween>
    </div>
  )
}

/** Goes to the first field that was found wrong, whenever something was: on a phone it may be out of sight. */
function useFocusOnFirst(errors: DraftErrors) {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const wrong = DRAFT_MEMBERS.find((member) => errors[member] !== undefined)
    const field = fields.current?.querySelector(`[data-member="${wrong}"]`)
    const controls = field?.querySelectorAll<HTMLElement>('input, button') ?? []
    const invalid = [...controls].find((control) => control.ariaInvalid === 'true')
    const control = invalid ?? controls[0]
    control?.focus()
  }, [errors])
  return fields
}

/** The errors of what has not been changed since they were found. */
function useStanding(errors: DraftErrors, draft: KeypairDraft): DraftErrors {
  const [found, setFound] = useState({ errors, draft })
  if (found.errors !== errors) setFound({ errors, draft })
  return {
    ...(found.draft.comment === draft.comment && { comment: errors.comment }),
    ...(found.draft.scopes === draft.scopes && { scopes: errors.scopes }),
    ...(found.draft.expiry === draft.expiry && { expiresAt: errors.expiresAt }),
  }
}
