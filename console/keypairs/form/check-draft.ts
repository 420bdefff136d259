import * as z from 'zod/mini'
import { createKeypair } from '../../../shared/operations/create-keypair.ts'
import { strings } from '../../strings/strings.ts'
import type { KeypairDraft } from './draft.ts'
import { type DraftErrors, memberErrors } from './draft-errors.ts'
import { dayBefore, expiryOf } from './expiry-draft.ts'

/** What a keypair's draft comes to, as an operation's body names it. */
export interface KeypairMembers {
  /** Null when nothing, or nothing that can be seen, was typed. */
  readonly comment: string | null
  readonly scopes: string[]
  /** Null: never. */
  readonly expiresAt: Date | null
}

export type CheckedDraft = { readonly value: KeypairMembers } | { readonly errors: DraftErrors }

const words = strings.form

/**
 * Checks a draft by the operation's own schema, and by what a schema cannot know: a keypair without a
 * scope gets no token, so one is asked for, and an expiry is in the future. One that a keypair has already
 * is not judged: it may stay as it is. Nor is one within a day of now, for clocks differ: the service does.
 */
export function checkDraft(draft: KeypairDraft, now: Date): CheckedDraft {
  const expiresAt = expiryOf(draft.expiry)
  const value = {
    // As the service keeps it: a keypair with the same comment has the same, to be compared.
    comment: draft.comment.trim() === '' ? null : draft.comment.normalize('NFC'),
    scopes: [...draft.scopes],
    expiresAt: expiresAt ?? null,
  }
  const { error } = z.safeEncode(createKeypair.body, value)
  const issues = (error?.issues ?? []).map(({ path: [member, place], message }) => ({
    member: place === undefined ? String(member) : `${String(member)}[${String(place)}]`,
    reason: message,
  }))
  const expiryFault = expiryFaultOf(draft, expiresAt, now)
  const errors: DraftErrors = {
    ...(value.scopes.length === 0 && { scopes: words.scopeMissing }),
    ...(expiryFault !== undefined && { expiresAt: expiryFault }),
    ...memberErrors(issues, value.scopes),
  }
  return Object.keys(errors).length === 0 ? { value } : { errors }
}

function expiryFaultOf(
  { expiry }: KeypairDraft,
  expiresAt: Date | null | undefined,
  now: Date,
): string | undefined {
  if (expiresAt === undefined) return words.dateMissing
  return expiresAt !== null && expiry.kind !== 'kept' && expiresAt <= dayBefore(now)
    ? words.expiryPast
    : undefined
}
