import Box from '@cloudscape-design/components/box'
import Cards from '@cloudscape-design/components/cards'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { useNarrow } from '../components/page/use-narrow.ts'
import { Moment } from '../components/text/moment.tsx'
import { strings } from '../strings/strings.ts'
import { What, Who } from './audit-event-cells.tsx'
import type { AuditEventColumn } from './audit-event-columns.tsx'
import type { AuditEvent } from './listed-audit-event.ts'

/** Columns that the head of a card shows. */
const IN_HEAD = new Set(['at', 'what', 'who'])

/** Audit events as a table, or as cards on a narrow page. */
export function AuditEventsList(props: {
  /** Undefined until they are loaded for the first time. */
  readonly events: readonly AuditEvent[] | undefined
  readonly columns: readonly AuditEventColumn[]
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
    loadingText: strings.auditEvents.loading,
    header,
    filter,
    empty,
  }
  if (isNarrow) {
    const sections = columns
      .filter(({ id }) => !IN_HEAD.has(id))
      .map(({ id, header, cell }) => ({ id, header, content: cell }))
    return (
      <Cards
        {...parts}
        variant="container"
        cardDefinition={{ header: (event) => <CardHead event={event} />, sections }}
      />
    )
  }
  return <Table {...parts} columnDefinitions={columns} wrapLines cellVerticalAlign="top" />
}

function CardHead({ event }: { readonly event: AuditEvent }) {
  return (
    <>
      <What event={event} />
      <Box color="text-body-secondary">
        <Moment at={event.at} /> · <Who event={event} />
      </Box>
    </>
  )
}
