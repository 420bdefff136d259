import Cards from '@cloudscape-design/components/cards'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { useNarrow } from '../components/use-narrow.ts'
import { strings } from '../strings/strings.ts'
import type { AuditEvent } from './audit-event.ts'
import { What } from './cells.tsx'
import type { EventColumn } from './columns.tsx'

/** Side by side on a card; everything else has a line of its own. */
const HALF_WIDE = new Set(['at', 'who'])

/** Events, as a table, or as cards where there is no room for one. */
export function EventsList(props: {
  /** Undefined while they are read for the first time. */
  readonly events: readonly AuditEvent[] | undefined
  readonly columns: readonly EventColumn[]
  readonly header: ReactNode
  readonly filter?: ReactNode
  readonly empty: ReactNode
}) {
  const { events, columns, header, filter, empty } = props
  const isNarrow = useNarrow()
  const parts = {
    items: events ?? [],
    trackBy: 'eventId',
    loading: events === undefined,
    loadingText: strings.events.loading,
    header,
    filter,
    empty,
  }
  if (isNarrow) {
    const sections = columns
      .filter(({ isRowHeader }) => isRowHeader !== true)
      .toSorted((a, b) => Number(HALF_WIDE.has(b.id)) - Number(HALF_WIDE.has(a.id)))
      .map(({ id, header, cell }) => ({
        id,
        header,
        content: cell,
        width: HALF_WIDE.has(id) ? 50 : 100,
      }))
    return (
      <Cards
        {...parts}
        variant="container"
        cardDefinition={{ header: (event) => <What event={event} />, sections }}
      />
    )
  }
  return <Table {...parts} columnDefinitions={columns} wrapLines cellVerticalAlign="top" />
}
