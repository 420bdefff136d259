import type { Keypair } from '../../api/queries.ts'
import type { ExpiryDraft } from './expiry-draft.ts'

/** What the reader has typed in the form of a keypair. */
export interface KeypairDraft {
  readonly comment: string
  readonly scopes: readonly string[]
  readonly expiry: ExpiryDraft
}

/** The draft of a new keypair. */
export function emptyDraft(): KeypairDraft {
  return { comment: '', scopes: [], expiry: { kind: 'never' } }
}

/** The draft of an existing keypair. */
export function draftOf({ comment, scopes, expiresAt }: Keypair): KeypairDraft {
  const expiry: ExpiryDraft =
    expiresAt === null ? { kind: 'never' } : { kind: 'kept', at: expiresAt }
  return { comment: comment ?? '', scopes, expiry }
}
