import type { Keypair } from '../../../api/queries.ts'
import type { Overtaken } from '../use-attempt.ts'

type Secret = Keypair['secrets'][number]

interface LostSecret {
  /** Nobody has seen it, unless somebody else has made it. */
  readonly lost: Secret
  /** With which machines go on, if it is live still. */
  readonly before: Secret | undefined
}

/** The secret of a rotation whose answer was lost, where there may be one: new, and never used. */
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
