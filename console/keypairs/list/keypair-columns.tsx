import Box from '@cloudscape-design/components/box'
import type { TableProps } from '@cloudscape-design/components/table'
import type { Keypair } from '../../api/queries.ts'
import { KeyIdLink } from '../../components/text/key-id.tsx'
import { When } from '../../components/text/when.tsx'
import { keypairPlace } from '../../places.ts'
import { strings } from '../../strings/strings.ts'
import { STATUSES, statusOf } from '../status.ts'
import { StatusOfKeypair } from '../status-of-keypair.tsx'
import { Comment, Created, Expiry, Scopes, Secrets } from './keypair-cells.tsx'

const words = strings.keypairs.columns

export const COLUMN_IDS = [
  'keyId',
  'comment',
  'scopes',
  'status',
  'created',
  'expiresAt',
  'lastUsedAt',
  'secrets',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

type Column = TableProps.ColumnDefinition<Keypair> & {
  readonly id: ColumnId
  readonly header: string
}

/** The newest keypair comes first: whoever has just created one looks for it. */
export const SORTED_AT_FIRST: Column = {
  id: 'created',
  header: words.created,
  sortingComparator: byTime(({ createdAt }) => createdAt),
  minWidth: 125,
  maxWidth: 200,
  cell: (keypair) => <Created keypair={keypair} />,
}

/** The columns of the list. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'keyId',
    header: words.keyId,
    isRowHeader: true,
    sortingField: 'keyId',
    minWidth: 285,
    cell: ({ keyId, owner }) => <KeyIdLink keyId={keyId} href={keypairPlace(owner, keyId)} />,
  },
  {
    id: 'comment',
    header: words.comment,
    sortingComparator: (a, b) => (a.comment ?? '').localeCompare(b.comment ?? ''),
    minWidth: 190,
    maxWidth: 190,
    cell: (keypair) => <Comment keypair={keypair} />,
  },
  {
    id: 'scopes',
    header: words.scopes,
    minWidth: 210,
    cell: (keypair) => <Scopes keypair={keypair} />,
  },
  {
    id: 'status',
    header: words.status,
    sortingComparator: (a, b) => placeOfStatus(a) - placeOfStatus(b),
    minWidth: 125,
    cell: (keypair) => <StatusOfKeypair keypair={keypair} />,
  },
  SORTED_AT_FIRST,
  {
    id: 'expiresAt',
    header: words.expiresAt,
    sortingComparator: byTime(({ expiresAt }) => expiresAt, Number.POSITIVE_INFINITY),
    minWidth: 120,
    cell: ({ expiresAt }) => <Expiry at={expiresAt} />,
  },
  {
    id: 'lastUsedAt',
    header: words.lastUsedAt,
    sortingComparator: byTime(({ lastUsedAt }) => lastUsedAt),
    minWidth: 115,
    cell: ({ lastUsedAt }) =>
      lastUsedAt ? (
        <When at={lastUsedAt} />
      ) : (
        <Box color="text-body-secondary">{strings.common.never}</Box>
      ),
  },
  {
    id: 'secrets',
    header: words.secrets,
    minWidth: 100,
    cell: (keypair) => <Secrets keypair={keypair} />,
  },
]

function placeOfStatus(keypair: Keypair): number {
  return STATUSES.indexOf(statusOf(keypair, new Date()))
}

function byTime(timeOf: (keypair: Keypair) => Date | null, never = 0) {
  const value = (keypair: Keypair) => timeOf(keypair)?.getTime() ?? never
  // The difference of two infinities is NaN.
  return (a: Keypair, b: Keypair) => value(a) - value(b) || 0
}
