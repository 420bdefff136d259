import type { ReactNode } from 'react'
import type { Keypair } from '../../../api/queries.ts'
import { Moment } from '../../../components/text/moment.tsx'
import { strings } from '../../../strings/strings.ts'
import { isSameMember } from '../wanted-members.ts'

const words = strings.changes

/** A property of a keypair that can be shown and compared. */
export interface Fact {
  readonly label: string
  readonly isSame: (one: Keypair, other: Keypair) => boolean
  readonly show: (keypair: Keypair) => ReactNode
}

/** Every property of a keypair that a change can change. */
export const FACTS: readonly Fact[] = [
  {
    label: words.comment,
    isSame: (one, other) => isSameMember('comment', one, other),
    show: ({ comment }) => (comment === null ? strings.common.none : <bdi>{comment}</bdi>),
  },
  {
    label: words.scopes,
    isSame: (one, other) => isSameMember('scopes', one, other),
    show: ({ scopes }) =>
      scopes.length === 0 ? words.noScopes : scopes.map((scope) => <div key={scope}>{scope}</div>),
  },
  {
    label: words.expires,
    isSame: (one, other) => isSameMember('expiresAt', one, other),
    show: ({ expiresAt }) =>
      expiresAt === null ? strings.common.never : <Moment at={expiresAt} />,
  },
  {
    label: words.status,
    isSame: (one, other) => one.enabled === other.enabled,
    show: ({ enabled }) => (enabled ? words.enabled : words.disabled),
  },
  {
    label: words.secrets,
    isSame: (one, other) => secretsText(one) === secretsText(other),
    show: ({ secrets }) =>
      secrets.length === 0
        ? words.noSecrets
        : secrets.map(({ secretId, hint, expiresAt }) => (
            <div key={secretId}>
              …{hint}
              {expiresAt && (
                <>
                  {' '}
                  {words.endsAt} <Moment at={expiresAt} />
                </>
              )}
            </div>
          )),
  },
]

function secretsText({ secrets }: Keypair): string {
  return secrets
    .map(({ secretId, expiresAt }) => `${secretId} ${expiresAt?.toISOString() ?? ''}`)
    .join()
}
