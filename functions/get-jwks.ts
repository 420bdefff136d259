import { newestFirst } from '../shared/domain/tokens/signing-key.ts'
import { contentTag } from '../shared/http/conditions/conditional-get.ts'
import { serve } from '../shared/http/serve.ts'
import { getJwks } from '../shared/operations/get-jwks.ts'

const CACHE_SECONDS = 300

export const createHandler = serve(getJwks, async (_, { publicKeys }) => {
  const keys = newestFirst(await publicKeys.list()).map(({ kid, publicJwk }) => ({
    ...publicJwk,
    kid,
    use: 'sig' as const,
    alg: 'ES256' as const,
  }))
  const etag = contentTag(keys.map((key) => key.kid))
  const headers = { etag, 'cache-control': `public, max-age=${CACHE_SECONDS}` }
  return { status: 200, headers, body: { keys } }
})
