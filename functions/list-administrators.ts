import { openOwnerInPath } from '../shared/http/open-owner-in-path.ts'
import { serve } from '../shared/http/serve.ts'
import { listAdministrators } from '../shared/operations/list-administrators.ts'

export const handler = serve(listAdministrators, async (request, ports) => {
  const { owner } = await openOwnerInPath(request, ports.ownerFinder)
  const grants = await ports.administratorLister.list(owner)
  const items = grants.map(({ user, grantedAt }) => ({ userId: user.subject, grantedAt }))
  return { status: 200, body: { items, nextCursor: null } }
})
