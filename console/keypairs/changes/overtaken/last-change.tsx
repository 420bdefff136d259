import { useQuery } from '@tanstack/react-query'
import { listAuditEvents } from '../../../../shared/operations/list-audit-events.ts'
import { useCall } from '../../../api/api-provider.tsx'
import { auditEventsKey, type Keypair } from '../../../api/queries.ts'
import { Person } from '../../../components/text/person.tsx'
import { When } from '../../../components/text/when.tsx'
import { useSession } from '../../../session/session-context.ts'
import { strings } from '../../../strings/strings.ts'

const words = strings.changes

/** Enough to find the last change of a keypair that was changed just now. */
const EVENTS_LOOKED_AT = '20'

/** Who made the last change of a keypair, and when; nothing when the audit events do not say. */
export function LastChange({ keypair }: { readonly keypair: Keypair }) {
  const { owner, keyId, updatedAt } = keypair
  const call = useCall()
  const { configuration, subject } = useSession()
  const { data } = useQuery({
    queryKey: [...auditEventsKey(owner), 'last', keyId, updatedAt.toISOString()],
    queryFn: async ({ signal }) => {
      const query = { limit: EVENTS_LOOKED_AT }
      const { body } = await call(listAuditEvents, { path: { owner }, query, signal })
      return body.items.find((event) => event.keyId === keyId) ?? null
    },
  })
  if (!data) return null
  const { actor, at } = data
  const isReader =
    actor.type === 'user' && actor.issuer === configuration.issuer && actor.subject === subject
  return (
    <span>
      {words.changedBy}{' '}
      {actor.type === 'user' ? <Person subject={actor.subject} /> : words.changedByPlatform}
      {isReader && ` (${strings.common.you})`}, <When at={at} />
    </span>
  )
}
