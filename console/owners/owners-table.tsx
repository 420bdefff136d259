import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { useNarrow } from '../components/page/use-narrow.ts'
import { useFollow } from '../components/use-follow.ts'
import { ownerPlace } from '../places.ts'
import { strings } from '../strings/strings.ts'
import { type Administered, type AdministeredAccount, administeredOwners } from './administered.ts'

const words = strings.owners

/** With this many owners or more, the table has a search field. */
const FILTER_FROM = 8

/** The accounts, each with its environments below it. */
export function OwnersTable(props: {
  /** Undefined until they are loaded for the first time. */
  readonly items: readonly AdministeredAccount[] | undefined
}) {
  const [text, setText] = useState('')
  const isNarrow = useNarrow()
  const owners = administeredOwners(props.items ?? [])
  const matches = owners.filter((owner) => isMatch(owner, text))
  // An account is also shown when one of its environments matches.
  const shown = owners.filter((owner) => matches.includes(owner) || isAbove(owner, matches))
  return (
    <Table
      items={shown}
      trackBy={ownerPlace}
      columnDefinitions={isNarrow ? NARROW_COLUMNS : COLUMNS}
      wrapLines
      loading={props.items === undefined}
      loadingText={strings.common.loading}
      header={
        <Header counter={props.items && `(${owners.length})`} description={words.description}>
          {words.title}
        </Header>
      }
      empty={<Box color="inherit">{words.noMatch}</Box>}
      {...(owners.length >= FILTER_FROM && {
        filter: (
          <TextFilter
            filteringText={text}
            filteringAriaLabel={words.find}
            filteringPlaceholder={words.find}
            onChange={({ detail }) => setText(detail.filteringText)}
          />
        ),
      })}
    />
  )
}

const COLUMNS = [
  {
    id: 'name',
    header: words.name,
    isRowHeader: true,
    cell: (owner: Administered) => <OwnerName owner={owner} />,
  },
  { id: 'id', header: words.id, cell: ({ id }: Administered) => id },
  {
    id: 'kind',
    header: words.kind,
    cell: ({ type }: Administered) => strings.common[type],
  },
  { id: 'access', header: words.access, cell: accessOf },
]

/** On a narrow page, the other columns are below the name. */
const NARROW_COLUMNS = [
  {
    id: 'name',
    header: words.name,
    isRowHeader: true,
    cell: (owner: Administered) => <OwnerName owner={owner} isDescribed />,
  },
  { id: 'access', header: words.access, cell: shortAccessOf },
]

function OwnerName(props: { readonly owner: Administered; readonly isDescribed?: boolean }) {
  const { owner, isDescribed } = props
  const follow = useFollow()
  const name = <bdi>{owner.name}</bdi>
  return (
    <Box padding={owner.type === 'environment' ? { left: 'xl' } : {}}>
      {owner.access === 'none' ? (
        <Box color="text-body-secondary">{name}</Box>
      ) : (
        <Link href={ownerPlace(owner)} onFollow={follow}>
          {name}
        </Link>
      )}
      {isDescribed && (
        <Box color="text-body-secondary" fontSize="body-s">
          {strings.common[owner.type]} {owner.id}
        </Box>
      )}
    </Box>
  )
}

function accessOf({ access }: Administered) {
  if (access === 'inherited') return <Badge>{words.inherited}</Badge>
  return access === 'explicit' ? words.explicit : words.throughEnvironment
}

function shortAccessOf(owner: Administered) {
  return owner.access === 'inherited' ? <Badge>{words.inheritedShort}</Badge> : accessOf(owner)
}

function isMatch({ name, id, account }: Administered, text: string): boolean {
  const part = text.toLowerCase()
  return [name, id, account.name, account.id].some((each) => each.toLowerCase().includes(part))
}

function isAbove({ type, id }: Administered, others: readonly Administered[]): boolean {
  return type === 'account' && others.some(({ account }) => account.id === id)
}
