import * as z from 'zod/mini'
import { createKeypair } from '../../../shared/operations/create-keypair.ts'
import { strings } from '../../strings/strings.ts'
import type { KeypairDraft } from './draft.ts'
import { type DraftErrors, memberErrors } from './draft-errors.ts'
import { dayBefore, expiryOf } from './expiry-draft.ts'

/** The members of a keypair that a draft stands for, named as in the operation's body. */
export interface KeypairMembers {
  /** Null when nothing visible was typed. */
  readonly comment: string | null
  readonly scopes: string[]
  /** Null: never. */
  readonly expiresAt: Date | null
}

export type CheckedDraft = { readonly value: KeypairMembers } | { readonly errors: DraftErrors }

const words = strings.form

/**
 * Checks a draft with the operation's schema, and adds two rules that the schema does not have. There must be
 * a scope: without one, a keypair gets no tokens. The expiry must be in the future, unless the keypair
 * already has it. An expiry of the last 24 hours passes: the browser's clock may be wrong, and the service
 * decides.
 */
export function checkDraft(draft: KeypairDraft, now: Date): CheckedDraft {
  const expiresAt = expiryOf(draft.expiry)
  const value = {
    // In the form that the service stores, so that equal comments compare as equal.
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
