import { Redirect, Route, Switch } from 'wouter'
import type { OwnerRef } from './api/call.ts'
import { later } from './components/later.tsx'
import { KeypairsOfOwner } from './keypairs/keypairs-of-owner.tsx'
import { OwnerGate } from './owners/owner-gate.tsx'
import { OwnerPage } from './owners/owner-page.tsx'
import { OwnersPage } from './owners/owners-page.tsx'
import { OWNERS_PLACE } from './places.ts'

// The code of these pages is loaded when somebody opens them: the list does not need it.
const KeypairPage = later('keypair-page', async () => {
  return (await import('./keypairs/keypair-page.tsx')).KeypairPage
})
const AuditEventsOfOwner = later('audit-events-of-owner', async () => {
  return (await import('./audit-events/audit-events-of-owner.tsx')).AuditEventsOfOwner
})

const OWNER_TYPES = ['account', 'environment'] as const satisfies readonly OwnerRef['type'][]

/** The pages by their addresses. */
export function Routes() {
  return (
    <Switch>
      <Route path={OWNERS_PLACE} component={OwnersPage} />
      {OWNER_TYPES.map((type) => (
        <Route key={type} path={`/${type}s/:ownerId/*?`}>
          {({ ownerId }) => (
            <OwnerGate key={ownerId} owner={{ type, id: ownerId }}>
              <OwnerRoutes />
            </OwnerGate>
          )}
        </Route>
      ))}
      <Route>
        <Redirect to={OWNERS_PLACE} />
      </Route>
    </Switch>
  )
}

function OwnerRoutes() {
  return (
    <Switch>
      <Route path="/:owners/:ownerId/:section?">
        {({ section }) => <SectionOfOwner section={section} />}
      </Route>
      <Route path="/:owners/:ownerId/keypairs/:keyId">
        {({ keyId }) => <KeypairPage key={keyId} keyId={keyId} />}
      </Route>
      <Route>
        <Redirect to={OWNERS_PLACE} />
      </Route>
    </Switch>
  )
}

/** One page with two sections, so that the focus stays on the tab that was chosen. */
function SectionOfOwner({ section = 'keypairs' }: { readonly section: string | undefined }) {
  switch (section) {
    case 'keypairs':
    case 'events':
      return (
        <OwnerPage section={section}>
          {section === 'events' ? <AuditEventsOfOwner /> : <KeypairsOfOwner />}
        </OwnerPage>
      )
    default:
      return <Redirect to={OWNERS_PLACE} />
  }
}
