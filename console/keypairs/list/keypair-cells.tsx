import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Keypair } from '../../api/queries.ts'
import { Person } from '../../components/text/person.tsx'
import { DAY_MILLISECONDS } from '../../components/text/time.ts'
import { useNow } from '../../components/text/use-now.ts'
import { When } from '../../components/text/when.tsx'
import { useSession } from '../../session/session-context.ts'
import { strings } from '../../strings/strings.ts'
import { EXPIRING_DAYS } from './filters.ts'

const words = strings.keypairs

/** About five lines. */
const COMMENT_SHOWN_MAX = 100
const SCOPES_SHOWN_MAX = 3

/** The comment. A long one is shortened; hovering and the keypair's page show all of it. */
export function Comment({ keypair: { comment } }: { readonly keypair: Keypair }) {
  if (comment === null) return strings.common.none
  const characters = [...comment]
  if (characters.length <= COMMENT_SHOWN_MAX) return <bdi>{comment}</bdi>
  return <bdi title={comment}>{characters.slice(0, COMMENT_SHOWN_MAX - 1).join('')}…</bdi>
}

/** The first scopes. The keypair's page shows all of them. */
export function Scopes({ keypair: { scopes } }: { readonly keypair: Keypair }) {
  if (scopes.length === 0) return <StatusIndicator type="warning">{words.noScopes}</StatusIndicator>
  const more = scopes.length - SCOPES_SHOWN_MAX
  return (
    <span title={scopes.join('\n')}>
      {scopes.slice(0, SCOPES_SHOWN_MAX).map((scope) => (
        <div key={scope}>{scope}</div>
      ))}
      {more > 0 && <Box color="text-body-secondary">{words.moreScopes(more)}</Box>}
    </span>
  )
}

/** When the keypair was created, and by whom (`sub`). */
export function Created({ keypair }: { readonly keypair: Keypair }) {
  const isReader = useSession().subject === keypair.createdBy
  return (
    <>
      <When at={keypair.createdAt} />
      <Box color="text-body-secondary">
        {words.by} <Person subject={keypair.createdBy} />
        {isReader && ` (${strings.common.you})`}
      </Box>
    </>
  )
}

/** When the keypair expires, marked if that is soon or past. */
export function Expiry({ at }: { readonly at: Date | null }) {
  const now = useNow()
  if (at === null) return <Box color="text-body-secondary">{strings.common.never}</Box>
  const left = at.getTime() - now.getTime()
  if (left > EXPIRING_DAYS * DAY_MILLISECONDS) return <When at={at} />
  return (
    <StatusIndicator type={left > 0 ? 'warning' : 'error'} wrapText={false}>
      <When at={at} />
    </StatusIndicator>
  )
}

/** Each live secret by its last four characters, with its deadline. */
export function Secrets({ keypair: { secrets } }: { readonly keypair: Keypair }) {
  return secrets.map(({ secretId, hint, expiresAt }) => (
    <div key={secretId}>
      …{hint}
      {expiresAt && (
        <>
          {' '}
          {words.secretEnds} <When at={expiresAt} />
        </>
      )}
    </div>
  ))
}
