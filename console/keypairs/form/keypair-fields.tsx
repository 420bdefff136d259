import SpaceBetween from '@cloudscape-design/components/space-between'
import type { OwnerRef } from '../../api/call.ts'
import { CommentField } from './comment-field.tsx'
import type { KeypairDraft } from './draft.ts'
import type { DraftErrors } from './draft-errors.ts'
import { ExpiryField } from './expiry-field.tsx'
import { ScopesField } from './scopes-field.tsx'

/**
 * The fields of a keypair: comment, scopes, expiry. The scopes and the expiry of the first draft can be
 * chosen as long as the fields are shown. The fields of another keypair need another `key`.
 */
export function KeypairFields(props: {
  readonly draft: KeypairDraft
  readonly onChange: (draft: KeypairDraft) => void
  readonly owner: OwnerRef
  readonly errors: DraftErrors
}) {
  const { draft, onChange, owner, errors } = props
  return (
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
  )
}
