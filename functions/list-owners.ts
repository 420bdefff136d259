import { serve } from '../shared/http/serve.ts'
import { listOwners } from '../shared/operations/list-owners.ts'

export const createHandler = serve(listOwners, async ({ user }, { ownerDirectory }) => {
  const items = await ownerDirectory.administeredBy(user)
  return { status: 200, body: { items, nextCursor: null } }
})
