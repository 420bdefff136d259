import { useKeypairs } from '../api/queries.ts'
import { useOwner } from '../owners/owner-context.ts'
import { OwnerPage } from '../owners/owner-page.tsx'

/** The keypairs of an owner. */
export function KeypairsPage() {
  const owner = useOwner()
  const { data } = useKeypairs(owner)
  return <OwnerPage section="keypairs">{data?.length}</OwnerPage>
}
