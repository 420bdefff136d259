import type { Keypair } from '../../../api/queries.ts'
import { draftOf, type KeypairDraft } from '../../form/draft.ts'

/**
 * What somebody typed of a keypair as it was, carried over to what it is now: fields that they changed
 * keep what they typed, all others show what is there now.
 */
export function rebased(draft: KeypairDraft, before: Keypair, now: Keypair): KeypairDraft {
  const untouched = draftOf(before)
  const fresh = draftOf(now)
  const isTouched = (name: keyof KeypairDraft) =>
    JSON.stringify(draft[name]) !== JSON.stringify(untouched[name])
  return {
    comment: isTouched('comment') ? draft.comment : fresh.comment,
    scopes: isTouched('scopes') ? draft.scopes : fresh.scopes,
    expiry: isTouched('expiry') ? draft.expiry : fresh.expiry,
  }
}
