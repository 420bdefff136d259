import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { useKeypair } from '../api/queries.ts'
import { later } from '../components/later.tsx'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { Page } from '../components/page/page.tsx'
import { useOwner } from '../owners/owner-context.ts'
import { keypairPlace, ownerPlace } from '../places.ts'
import { strings } from '../strings/strings.ts'
import type { KeypairChange } from './changes/keypair-dialog.tsx'
import { KeypairActions } from './keypair/actions.tsx'
import { AuditEventsOfKeypair } from './keypair/audit-events-of-keypair.tsx'
import { Details } from './keypair/details.tsx'
import { NoSuchKeypair } from './keypair/no-such-keypair.tsx'
import { Scopes } from './keypair/scopes.tsx'
import { Secrets } from './keypair/secrets.tsx'

const KeypairDialog = later('keypair-dialog', async () => {
  return (await import('./changes/keypair-dialog.tsx')).KeypairDialog
})

interface Doing {
  readonly change: KeypairChange
  readonly secretId?: string
}

/** The page of one keypair: its details, secrets, scopes and audit events, and the buttons that change it. */
export function KeypairPage({ keyId }: { readonly keyId: string }) {
  const owner = useOwner()
  const { data, error, refetch } = useKeypair(owner, keyId)
  const [doing, setDoing] = useState<Doing>()
  const isGone = isNotFound(error)
  const keypair = isGone ? undefined : data?.keypair
  const isReading = keypair === undefined && error === null
  return (
    <KeypairFrame
      keyId={keyId}
      actions={
        keypair && <KeypairActions keypair={keypair} onChoose={(change) => setDoing({ change })} />
      }
    >
      <SpaceBetween size="l">
        {isGone && <NoSuchKeypair owner={owner} />}
        {error && !isGone && <ErrorAlert error={error} onRetry={() => void refetch()} />}
        {isReading && <StatusIndicator type="loading">{strings.keypair.reading}</StatusIndicator>}
        {keypair && <Details keypair={keypair} />}
        {keypair && (
          <Secrets
            keypair={keypair}
            onRetire={(secretId) => setDoing({ change: 'retire', secretId })}
          />
        )}
        {keypair && <Scopes keypair={keypair} />}
        {keypair && <AuditEventsOfKeypair owner={owner} keyId={keyId} />}
      </SpaceBetween>
      {doing && (
        <KeypairDialog {...doing} owner={owner} keyId={keyId} onClose={() => setDoing(undefined)} />
      )}
    </KeypairFrame>
  )
}

function KeypairFrame(props: {
  readonly keyId: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const { keyId, actions, children } = props
  const owner = useOwner()
  const { account } = owner
  const above =
    owner.type === 'environment'
      ? [{ text: account.name, href: ownerPlace({ type: 'account', id: account.id }) }]
      : []
  return (
    <Page
      title={keyId}
      crumbs={[
        ...above,
        { text: owner.name, href: ownerPlace(owner) },
        { text: keyId, href: keypairPlace(owner, keyId) },
      ]}
      actions={actions}
    >
      {children}
    </Page>
  )
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 400)
}
