import { newestFirst } from '../shared/domain/signing-key.ts'
import { contentTag, isFresh } from '../shared/http/conditional-get.ts'
import { serve } from '../shared/http/serve.ts'
import { getJwks } from '../shared/operations/get-jwks.ts'

const CACHE_SECONDS = 300

export const handler = serve(getJwks, async ({ event }, { publicKeys }) => {
  const keys = newestFirst(await publicKeys.list()).map(({ kid, publicJwk }) => ({
    ...publicJwk,
    kid,
    use: 'sig' as const,
    alg: 'ES256' as const,
  }))
  const etag = contentTag(keys.map((key) => key.kid))
  const headers = { etag, 'cache-control': `public, max-age=${CACHE_SECONDS}` }
  return isFresh(event, etag) ? { status: 304, headers } : { status: 200, headers, body: { keys } }
})
