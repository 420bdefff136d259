import type { Reply } from '../../in-memory/product/reply.ts'
import type { Born, Deed } from './deed.ts'
import type { TokenTold } from './token-step.ts'
import type { ModelKeypair } from './world.ts'

/** What the product made of a deed, in the model's words. */
export interface Observed {
  readonly status: number
  readonly code: string | undefined
  readonly tells: unknown
  /** What the answer says has been made, with the secret that is shown this once. */
  readonly born: (Born & { readonly keySecret: string }) | undefined
  readonly retryAfter: string | undefined
}

/** Reads an answer that is no list. */
export function observedIn(deed: Deed, reply: Reply): Observed {
  const { status, json, headers } = reply
  const isSuccess = status < 300
  return {
    status,
    code: isSuccess ? undefined : String(json.code ?? json.error),
    tells: isSuccess ? toldBy(deed, reply) : undefined,
    born: isSuccess && 'keySecret' in json ? bornIn(json) : undefined,
    retryAfter: headers['retry-after'],
  }
}

function toldBy(deed: Deed, { status, json, headers }: Reply): unknown {
  if (deed.do === 'issue-token') return tokenIn(json)
  return status !== 204 && 'keyId' in json ? keypairIn(json, headers.etag) : undefined
}

function bornIn(json: Reply['json']): Born & { readonly keySecret: string } {
  const newest = listIn(json.secrets).at(-1)
  return {
    keyId: String(json.keyId),
    secretId: String(newest?.secretId),
    keySecret: String(json.keySecret),
  }
}

function keypairIn(json: Reply['json'], etag: string | undefined): ModelKeypair {
  return {
    version: Number(etag?.replaceAll('"', '')),
    comment: typeof json.comment === 'string' ? json.comment : null,
    scopes: Array.isArray(json.scopes) ? json.scopes.map(String) : [],
    enabled: json.enabled === true,
    expiresAt: milliseconds(json.expiresAt),
    secrets: listIn(json.secrets).map((secret) => ({
      secretId: String(secret.secretId),
      expiresAt: milliseconds(secret.expiresAt),
    })),
  }
}

/** The claims of a token; its signature is another part's matter. */
function tokenIn(json: Reply['json']): TokenTold & { readonly scope: string } {
  const [, payload = ''] = String(json.access_token).split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const { type, id, accountId } = claims.owner
  const isCoherent = claims.scope === json.scope && claims.sub === claims.client_id
  if (!isCoherent) throw new Error(`a token that contradicts itself: ${JSON.stringify(claims)}`)
  return { clientId: claims.client_id, owner: { type, id, accountId }, scope: claims.scope }
}

export function listIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value : []
}

function milliseconds(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null
}
