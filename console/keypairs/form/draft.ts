import type { Keypair } from '../../api/queries.ts'
import type { ExpiryDraft } from './expiry-draft.ts'

/** What somebody is typing of a keypair. */
export interface KeypairDraft {
  readonly comment: string
  readonly scopes: readonly string[]
  readonly expiry: ExpiryDraft
}

/** Of a keypair that is not there yet. */
export function emptyDraft(): KeypairDraft {
  return { comment: '', scopes: [], expiry: { kind: 'never' } }
}

/** Of a keypair as it is. */
export function draftOf({ comment, scopes, expiresAt }: Keypair): KeypairDraft {
  const expiry: ExpiryDraft =
    expiresAt === null ? { kind: 'never' } : { kind: 'kept', at: expiresAt }
  return { comment: comment ?? '', scopes, expiry }
}
