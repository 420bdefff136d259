interface Secret {
  readonly createdAt: Date
  readonly expiresAt: Date | null
}

/** What becomes of a secret when another is added: `now`, it ends at once. */
export interface Fate<OneSecret extends Secret> {
  readonly secret: OneSecret
  readonly endsAt: Date | 'now'
}

/**
 * What a rotation does to the secrets that are there: the newest lives on for the overlap, or until a
 * deadline that it has already if that is sooner; an older one ends at once, for at most two ever live.
 *
 * @param secrets live ones, the oldest first
 */
export function afterRotation<OneSecret extends Secret>(
  secrets: readonly OneSecret[],
  overlapSeconds: number,
  now: Date,
): readonly Fate<OneSecret>[] {
  return secrets.map((secret, place) => {
    if (place < secrets.length - 1 || overlapSeconds === 0) return { secret, endsAt: 'now' }
    const deadline = new Date(now.getTime() + overlapSeconds * 1000)
    const { expiresAt } = secret
    return { secret, endsAt: expiresAt !== null && expiresAt < deadline ? expiresAt : deadline }
  })
}
