import type { ReactNode } from 'react'
import type { OwnerRef } from '../api/call.ts'
import { Moment } from '../components/text/moment.tsx'
import { strings } from '../strings/strings.ts'
import { About, RequestId, What, Who } from './audit-event-cells.tsx'
import type { AuditEvent } from './listed-audit-event.ts'

const words = strings.auditEvents.columns

export interface AuditEventColumn {
  readonly id: string
  readonly header: string
  readonly minWidth: number
  readonly isRowHeader?: boolean
  readonly cell: (event: AuditEvent) => ReactNode
}

const AT: AuditEventColumn = {
  id: 'at',
  header: words.at,
  minWidth: 190,
  cell: ({ at }) => <Moment at={at} />,
}
const WHAT: AuditEventColumn = {
  id: 'what',
  header: words.what,
  minWidth: 180,
  isRowHeader: true,
  cell: (event) => <What event={event} />,
}
const WHO: AuditEventColumn = {
  id: 'who',
  header: words.who,
  minWidth: 150,
  cell: (event) => <Who event={event} />,
}
const REQUEST_ID: AuditEventColumn = {
  id: 'requestId',
  header: words.requestId,
  minWidth: 200,
  cell: (event) => <RequestId event={event} />,
}
const SECRET: AuditEventColumn = {
  id: 'secret',
  header: words.secret,
  minWidth: 130,
  cell: ({ secretId }) => secretId ?? strings.common.none,
}

/** The columns of an owner's audit events. */
export function columnsOfOwner(
  owner: OwnerRef,
  loaded: readonly AuditEvent[],
): readonly AuditEventColumn[] {
  const removed = removedIn(loaded)
  const about: AuditEventColumn = {
    id: 'about',
    header: words.about,
    minWidth: 270,
    cell: (event) => <About event={event} owner={owner} removed={removed} />,
  }
  return [AT, WHAT, WHO, about, REQUEST_ID]
}

/** The columns of one keypair's audit events. */
export const COLUMNS_OF_KEYPAIR: readonly AuditEventColumn[] = [AT, WHAT, WHO, SECRET, REQUEST_ID]

/**
 * The key IDs of removed keypairs. The removal is a keypair's last audit event and the newest are loaded
 * first: when any audit event of a removed keypair is loaded, its removal is loaded too.
 */
function removedIn(loaded: readonly AuditEvent[]): ReadonlySet<string> {
  return new Set(
    loaded.flatMap(({ action, keyId }) =>
      action === 'remove-keypair' && keyId !== null ? [keyId] : [],
    ),
  )
}
