import { useCollection } from '@cloudscape-design/collection-hooks'
import Cards from '@cloudscape-design/components/cards'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import { startTransition, useMemo, useState } from 'react'
import type { Keypair } from '../../api/queries.ts'
import { useNarrow } from '../../components/page/use-narrow.ts'
import { useNow } from '../../components/text/use-now.ts'
import { strings } from '../../strings/strings.ts'
import { cardDefinition } from './card.tsx'
import { Empty, NoMatch } from './empty.tsx'
import { FILTERS, type FilterId, hasWords } from './filters.ts'
import { COLUMNS, SORTED_AT_FIRST } from './keypair-columns.tsx'
import { ListFilter } from './list-filter.tsx'
import { ListHeader } from './list-header.tsx'
import { PREFERENCES_AT_FIRST } from './preferences.ts'
import { PreferencesButton } from './preferences-button.tsx'
import { type RowAction, RowActions } from './row-actions.tsx'

const words = strings.keypairs

interface KeypairsTableProps {
  /** Undefined until they are loaded for the first time. */
  readonly keypairs: readonly Keypair[] | undefined
  readonly isReading: boolean
  readonly onRead: () => void
  readonly onCreate: () => void
  readonly onChange: (change: RowAction, keyId: string) => void
}

const NONE: readonly Keypair[] = []

/**
 * The list of keypairs, as a table, or as cards on a narrow page. The browser searches, filters, sorts and
 * pages it, because an owner has few keypairs. A hundred rows take a while to render: transitions keep the
 * page responsive meanwhile.
 */
export function KeypairsTable({ keypairs, onChange, ...list }: KeypairsTableProps) {
  const now = useNow()
  const isNarrow = useNarrow()
  const [preferences, setPreferences] = useState(PREFERENCES_AT_FIRST)
  const [filterId, setFilterId] = useState<FilterId>('all')
  const narrowed = useMemo(
    () => (keypairs ?? NONE).filter((keypair) => FILTERS[filterId](keypair, now)),
    [keypairs, filterId, now],
  )
  const [clearings, setClearings] = useState(0)
  const { items, actions, filterProps, paginationProps, collectionProps, filteredItemsCount } =
    useCollection(narrowed, {
      filtering: { filteringFunction: hasWords },
      sorting: { defaultState: { sortingColumn: SORTED_AT_FIRST, isDescending: true } },
      pagination: { pageSize: preferences.pageSize },
    })
  const clear = () => {
    setFilterId('all')
    setClearings((times) => times + 1)
    actions.setFiltering('')
  }
  const parts = {
    items,
    trackBy: 'keyId',
    loading: keypairs === undefined,
    loadingText: words.loading,
    header: <ListHeader {...list} count={keypairs?.length} />,
    filter: (
      <ListFilter
        key={clearings}
        searched={filterProps.filteringText}
        onSearch={(text) => startTransition(() => actions.setFiltering(text))}
        matches={filteredItemsCount ?? 0}
        filterId={filterId}
        onFilter={setFilterId}
      />
    ),
    pagination: (
      <Pagination
        {...paginationProps}
        onChange={(event) => startTransition(() => paginationProps.onChange(event))}
      />
    ),
    preferences: <PreferencesButton preferences={preferences} onApply={setPreferences} />,
    empty:
      keypairs?.length === 0 ? <Empty onCreate={list.onCreate} /> : <NoMatch onClear={clear} />,
  }
  if (isNarrow) {
    const visibleSections = preferences.columnIds
    return (
      <Cards
        {...parts}
        variant="container"
        cardDefinition={cardDefinition(onChange)}
        visibleSections={visibleSections}
      />
    )
  }
  return (
    <Table
      {...collectionProps}
      {...parts}
      onSortingChange={(event) => startTransition(() => collectionProps.onSortingChange?.(event))}
      columnDefinitions={[...COLUMNS, actionsColumn(onChange)]}
      columnDisplay={[...COLUMNS, ACTIONS].map(({ id }) => ({
        id,
        visible: id === ACTIONS.id || preferences.columnIds.some((shown) => shown === id),
      }))}
      wrapLines
      cellVerticalAlign="top"
      stickyColumns={{ last: 1 }}
      enableKeyboardNavigation
    />
  )
}

const ACTIONS = { id: 'actions', header: words.columns.actions, minWidth: 80 } as const

function actionsColumn(onChange: KeypairsTableProps['onChange']) {
  return {
    ...ACTIONS,
    cell: (keypair: Keypair) => (
      <RowActions keypair={keypair} onChoose={(action) => onChange(action, keypair.keyId)} />
    ),
  }
}
