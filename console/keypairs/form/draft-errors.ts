import { ApiError, type InvalidMember } from '../../api/api-error.ts'
import { strings } from '../../strings/strings.ts'

/** In the order of their fields. */
export const DRAFT_MEMBERS = ['comment', 'scopes', 'expiresAt'] as const
type DraftMember = (typeof DRAFT_MEMBERS)[number]

/** What is wrong with a draft, in sentences to be shown at its fields. */
export type DraftErrors = { readonly [Member in DraftMember]?: string | undefined }

const PLACE = /^(\w+)\[(\d+)\]$/

/**
 * What the service found wrong with a keypair's members, for the fields.
 *
 * @param scopes those that were sent: of one that was refused the service tells the place only
 */
export function errorsFrom(error: unknown, scopes: readonly string[] = []): DraftErrors {
  return error instanceof ApiError ? memberErrors(error.members, scopes) : {}
}

/** Sentences by member; of several faults of one member, the first. */
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
  // The last one of a name stands.
  return Object.fromEntries(sentences.toReversed())
}
