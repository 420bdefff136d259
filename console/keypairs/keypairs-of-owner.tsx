import { useState } from 'react'
import { useKeypairs } from '../api/queries.ts'
import { later } from '../components/later.tsx'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { useOwner } from '../owners/owner-context.ts'
import { KeypairsTable } from './list/keypairs-table.tsx'
import type { RowAction } from './list/row-actions.tsx'

const CreateDialog = later('create-dialog', async () => {
  return (await import('./create-dialog.tsx')).CreateDialog
})
const KeypairDialog = later('keypair-dialog', async () => {
  return (await import('./changes/keypair-dialog.tsx')).KeypairDialog
})

type Doing = { readonly change: RowAction; readonly keyId: string } | 'create' | undefined

/** The keypairs of an owner, and the dialog that is open. */
export function KeypairsOfOwner() {
  const owner = useOwner()
  const { data, error, isFetching, refetch } = useKeypairs(owner)
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const read = () => void refetch()
  return (
    <>
      {error && <ErrorAlert error={error} onRetry={read} />}
      {!(error && data === undefined) && (
        <KeypairsTable
          keypairs={data}
          isReading={isFetching}
          onRead={read}
          onCreate={() => setDoing('create')}
          onChange={(change, keyId) => setDoing({ change, keyId })}
        />
      )}
      {doing === 'create' && <CreateDialog owner={owner} onClose={close} />}
      {typeof doing === 'object' && <KeypairDialog {...doing} owner={owner} onClose={close} />}
    </>
  )
}
