import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Spinner from '@cloudscape-design/components/spinner'
import type { ReactNode } from 'react'
import type { OwnerRef } from '../api/call.ts'
import { useOwners } from '../api/queries.ts'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { Page } from '../components/page/page.tsx'
import { useFollow } from '../components/use-follow.ts'
import { OWNERS_PLACE } from '../places.ts'
import { strings } from '../strings/strings.ts'
import { administeredOwners, isSame } from './administered.ts'
import { OwnerContext } from './owner-context.ts'

/**
 * Shows an owner's pages to its administrators. It only spares others pages full of errors: it is the API
 * that keeps them out.
 */
export function OwnerGate(props: { readonly owner: OwnerRef; readonly children: ReactNode }) {
  const { data, error, refetch } = useOwners()
  const follow = useFollow()
  if (data === undefined) {
    return (
      <Page title={props.owner.id} crumbs={[]}>
        {error ? (
          <ErrorAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <Spinner size="large" />
        )}
      </Page>
    )
  }
  const owner = administeredOwners(data).find((administered) => isSame(administered, props.owner))
  if (owner === undefined || owner.access === 'none') {
    return (
      <Page title={props.owner.id} crumbs={[]}>
        <Alert
          type="info"
          header={strings.owners.gone}
          action={
            <Button href={OWNERS_PLACE} onFollow={follow}>
              {strings.owners.back}
            </Button>
          }
        >
          {strings.owners.goneAdvice}
        </Alert>
      </Page>
    )
  }
  return <OwnerContext value={owner}>{props.children}</OwnerContext>
}
