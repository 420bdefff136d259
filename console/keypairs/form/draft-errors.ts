import { ApiError, type InvalidMember } from '../../api/api-error.ts'
import { strings } from '../../strings/strings.ts'

/** The members, in the order of their fields. */
export const DRAFT_MEMBERS = ['comment', 'scopes', 'expiresAt'] as const
type DraftMember = (typeof DRAFT_MEMBERS)[number]

/** What is wrong with a draft, as sentences to show at its fields. */
export type DraftErrors = { readonly [Member in DraftMember]?: string | undefined }

const PLACE = /^(\w+)\[(\d+)\]$/

/**
 * Reads from an error what the service found wrong with a keypair's members.
 *
 * @param scopes those that were sent. The service names a refused scope only by its place
 */
export function errorsFrom(error: unknown, scopes: readonly string[] = []): DraftErrors {
  return error instanceof ApiError ? memberErrors(error.members, scopes) : {}
}

/** Sentences by member. If a member has several faults, the first one. */
export function memberErrors(
  members: readonly InvalidMember[],
  scopes: readonly string[],
): DraftErrors {
  const sentences = members.flatMap(({ member, reason }) => {
    const [, list = member, place] = PLACE.exec(member) ?? []
    const name = DRAFT_MEMBERS.find((each) => each === list)
    if (name === undefined) return []
    const subject = scopes[Number(place)] ?? strings.form.members[name]
    return [[name, strings.form.fault(subject, reason)] as const]
  })
  // With equal names, the last entry wins.
  return Object.fromEntries(sentences.toReversed())
}
