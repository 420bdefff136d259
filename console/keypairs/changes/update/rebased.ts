import type { Keypair } from '../../../api/queries.ts'
import { draftOf, type KeypairDraft } from '../../form/draft.ts'

/**
 * Carries a draft over to a newer version of the keypair. Fields that the reader changed keep what was typed;
 * all others show what the keypair has now.
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
