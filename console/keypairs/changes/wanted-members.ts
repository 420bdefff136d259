/** The members of a keypair that can be updated. */
export interface Members {
  readonly comment: string | null
  readonly scopes: readonly string[]
  readonly expiresAt: Date | null
}

const MEMBERS = ['comment', 'scopes', 'expiresAt'] as const
type Member = (typeof MEMBERS)[number]

/** Whether a member is the same in both. The order of scopes does not matter. */
export function isSameMember(member: Member, one: Members, other: Members): boolean {
  if (member === 'scopes') {
    return one.scopes.length === other.scopes.length && scopesTaken(one, other).length === 0
  }
  if (member === 'expiresAt') return one.expiresAt?.getTime() === other.expiresAt?.getTime()
  return one.comment === other.comment
}

/** The members that differ, in the order of the form. */
export function differing(one: Members, other: Members): readonly Member[] {
  return MEMBERS.filter((member) => !isSameMember(member, one, other))
}

/** The members that the reader changed, compared with the keypair that they saw. */
export function wantedOf(seen: Members, entered: Members): Partial<Members> {
  return Object.fromEntries(differing(seen, entered).map((member) => [member, entered[member]]))
}

/** The members after an update. Members that are not wanted stay as they are now. */
export function withWanted(now: Members, wanted: Partial<Members>): Members {
  const { comment, scopes, expiresAt } = now
  return { comment, scopes, expiresAt, ...wanted }
}

/** The scopes that a keypair would lose. */
export function scopesTaken(before: Members, after: Members): readonly string[] {
  return before.scopes.filter((scope) => !after.scopes.includes(scope))
}

/** Whether a keypair would stop getting tokens earlier than before. */
export function isExpirySooner(before: Members, after: Members): boolean {
  if (after.expiresAt === null) return false
  return before.expiresAt === null || after.expiresAt < before.expiresAt
}
