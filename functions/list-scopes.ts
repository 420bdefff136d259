import { SCOPE_CATALOGUE } from '../shared/domain/tokens/scope-catalogue.ts'
import { serve } from '../shared/http/serve.ts'
import { listScopes } from '../shared/operations/list-scopes.ts'

export const createHandler = serve(listScopes, async () => ({
  status: 200,
  body: { items: SCOPE_CATALOGUE, nextCursor: null },
}))
