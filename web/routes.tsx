import { Redirect, Route, Switch } from 'wouter'
import type { OwnerRef } from './api/call.ts'
import { later } from './components/later.tsx'
import { KeypairsPage } from './keypairs/keypairs-page.tsx'
import { OwnerGate } from './owners/owner-gate.tsx'
import { OwnersPage } from './owners/owners-page.tsx'
import { OWNERS_PLACE } from './places.ts'

// What the list does not need is fetched when it is gone to.
const KeypairPage = later('keypair-page', async () => {
  return (await import('./keypairs/keypair-page.tsx')).KeypairPage
})
const EventsPage = later('events-page', async () => {
  return (await import('./events/events-page.tsx')).EventsPage
})

const OWNER_TYPES = ['account', 'environment'] as const satisfies readonly OwnerRef['type'][]

/** The pages, by their address. */
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
      <Route path="/:owners/:ownerId" component={KeypairsPage} />
      <Route path="/:owners/:ownerId/events" component={EventsPage} />
      <Route path="/:owners/:ownerId/keypairs/:keyId">
        {({ keyId }) => <KeypairPage key={keyId} keyId={keyId} />}
      </Route>
      <Route>
        <Redirect to={OWNERS_PLACE} />
      </Route>
    </Switch>
  )
}
