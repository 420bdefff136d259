import type { Keypair } from '../../../api/queries.ts'
import type { Overtaken } from '../use-attempt.ts'

type Secret = Keypair['secrets'][number]

interface LostSecret {
  /** Nobody knows it, unless somebody else created it. */
  readonly lost: Secret
  /** The secret that machines can still use, if it is still live. */
  readonly before: Secret | undefined
}

/**
 * Finds the secret that our own rotation may have created when its answer was lost. It is new and was never
 * used.
 */
export function lostSecret(
  { now, maybeByUs }: Overtaken,
  seen: Pick<Keypair, 'secrets'>,
): LostSecret | undefined {
  const { secrets } = now.keypair
  const lost = secrets.at(-1)
  if (lost === undefined || !maybeByUs) return undefined
  if (lost.lastUsedAt !== null || hasSecret(seen, lost.secretId)) return undefined
  return { lost, before: secrets.at(-2) }
}

export function hasSecret({ secrets }: Pick<Keypair, 'secrets'>, secretId: string): boolean {
  return secrets.some((secret) => secret.secretId === secretId)
}
