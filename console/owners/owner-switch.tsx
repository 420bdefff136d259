import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { useLocation } from 'wouter'
import type { OwnerRef } from '../api/call.ts'
import { useOwners } from '../api/queries.ts'
import { ownerPlace } from '../places.ts'
import { strings } from '../strings/strings.ts'
import { type Administered, administeredOwners, isSame } from './administered.ts'
import { useOwner } from './owner-context.ts'

const words = strings.owners

/** This much of a name fits beside the heading, or below it on a phone. The heading has the whole name. */
const NAME_SHOWN_MAX = 30

/**
 * The menu that switches to another owner. It lists each account with its environments.
 *
 * @param props.placeOf the address of the same page for another owner
 */
export function OwnerSwitch(props: { readonly placeOf: (owner: OwnerRef) => string }) {
  const owner = useOwner()
  const [, navigate] = useLocation()
  const owners = administeredOwners(useOwners().data ?? [])
  return (
    <Select
      inlineLabelText={words.choose}
      selectedOption={{ ...optionOf(owner), label: shortened(owner.name) }}
      options={groupsOf(owners)}
      filteringType={owners.length > 8 ? 'auto' : 'none'}
      filteringPlaceholder={words.find}
      empty={words.noMatch}
      expandToViewport
      onChange={({ detail }) => {
        const chosen = owners.find((each) => ownerPlace(each) === detail.selectedOption.value)
        if (chosen && !isSame(chosen, owner)) navigate(props.placeOf(chosen))
      }}
    />
  )
}

function shortened(name: string): string {
  const characters = [...name]
  if (characters.length <= NAME_SHOWN_MAX) return name
  return `${characters.slice(0, NAME_SHOWN_MAX - 1).join('')}…`
}

function groupsOf(owners: readonly Administered[]): SelectProps.OptionGroup[] {
  return owners
    .filter(({ type }) => type === 'account')
    .map((account) => ({
      label: account.name,
      options: owners
        .filter((owner) => owner.account.id === account.id && owner.access !== 'none')
        .map(optionOf),
    }))
}

function optionOf(owner: Administered): SelectProps.Option {
  return {
    value: ownerPlace(owner),
    label: owner.name,
    description: `${strings.common[owner.type]} ${owner.id}`,
    ...(owner.access === 'inherited' && { tags: [words.inheritedShort] }),
    filteringTags: [owner.id],
  }
}
