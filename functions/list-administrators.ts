import { requireOpenOwner } from '../shared/domain/owners/require-open-owner.ts'
import { serve } from '../shared/http/serve.ts'
import { listAdministrators } from '../shared/operations/list-administrators.ts'

export const createHandler = serve(listAdministrators, async (request, ports) => {
  const { owner } = await requireOpenOwner(request.owner, ports.ownerFinder)
  const grants = await ports.administratorLister.list(owner)
  const items = grants.map(({ user, grantedAt }) => ({ userId: user.subject, grantedAt }))
  return { status: 200, body: { items, nextCursor: null } }
})
