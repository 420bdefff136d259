interface Secret {
  readonly createdAt: Date
  readonly expiresAt: Date | null
}

/** When a secret ends after a rotation. `now`: at once. */
export interface Fate<OneSecret extends Secret> {
  readonly secret: OneSecret
  readonly endsAt: Date | 'now'
}

/**
 * When each present secret ends after a rotation. The newest ends after the overlap, or at its own deadline
 * if that is sooner. An older one ends at once, because a keypair has at most two live secrets.
 *
 * @param secrets the live ones, the oldest first
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
