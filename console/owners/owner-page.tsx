import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Page } from '../components/page/page.tsx'
import { auditEventsPlace, ownerPlace } from '../places.ts'
import { strings } from '../strings/strings.ts'
import { useOwner } from './owner-context.ts'
import { OwnerSwitch } from './owner-switch.tsx'

/** A page of an owner: its keypairs or its audit events, and the menu that switches to another owner. */
export function OwnerPage(props: {
  readonly section: 'keypairs' | 'events'
  readonly children: ReactNode
}) {
  const owner = useOwner()
  const [, navigate] = useLocation()
  const { account } = owner
  const above =
    owner.type === 'environment'
      ? [{ text: account.name, href: ownerPlace({ type: 'account', id: account.id }) }]
      : []
  return (
    <Page
      title={owner.name}
      crumbs={[...above, { text: owner.name, href: ownerPlace(owner) }]}
      description={`${strings.common[owner.type]} ${owner.id}`}
      actions={<OwnerSwitch placeOf={props.section === 'events' ? auditEventsPlace : ownerPlace} />}
    >
      <SpaceBetween size="l">
        <Tabs
          disableContentPaddings
          ariaLabel={strings.common.sections}
          activeTabId={props.section}
          onChange={({ detail }) => {
            if (detail.activeTabHref !== undefined) navigate(detail.activeTabHref)
          }}
          tabs={[
            { id: 'keypairs', label: strings.common.keypairs, href: ownerPlace(owner) },
            { id: 'events', label: strings.common.auditEvents, href: auditEventsPlace(owner) },
          ]}
        />
        {props.children}
      </SpaceBetween>
    </Page>
  )
}
