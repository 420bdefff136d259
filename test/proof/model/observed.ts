import type { Reply } from '../../in-memory/product/reply.ts'
import type { Command, CreatedIds } from './command.ts'
import type { TokenContents } from './token-step.ts'
import type { ModelKeypair } from './world.ts'

/** The product's answer to a command, in the model's words. */
export interface Observed {
  readonly status: number
  readonly code: string | undefined
  readonly result: unknown
  /** The ids of what was created, and the key secret, which is shown only this once. */
  readonly created: (CreatedIds & { readonly keySecret: string }) | undefined
  readonly retryAfter: string | undefined
}

/** Reads an answer that is not a list. */
export function observedIn(command: Command, reply: Reply): Observed {
  const { status, json, headers } = reply
  const isSuccess = status < 300
  return {
    status,
    code: isSuccess ? undefined : String(json.code ?? json.error),
    result: isSuccess ? resultOf(command, reply) : undefined,
    created: isSuccess && 'keySecret' in json ? createdIdsIn(json) : undefined,
    retryAfter: headers['retry-after'],
  }
}

function resultOf(command: Command, { status, json, headers }: Reply): unknown {
  if (command.do === 'issue-token') return tokenIn(json)
  return status !== 204 && 'keyId' in json ? keypairIn(json, headers.etag) : undefined
}

function createdIdsIn(json: Reply['json']): CreatedIds & { readonly keySecret: string } {
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

/** The claims of a token. The part `signing-keys` checks its signature. */
function tokenIn(json: Reply['json']): TokenContents & { readonly scope: string } {
  const [, payload = ''] = String(json.access_token).split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const { type, id, accountId } = claims.owner
  const isCoherent = claims.scope === json.scope && claims.sub === claims.client_id
  if (!isCoherent)
    throw new Error(`the claims of a token contradict its answer: ${JSON.stringify(claims)}`)
  return { clientId: claims.client_id, owner: { type, id, accountId }, scope: claims.scope }
}

export function listIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value : []
}

function milliseconds(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null
}
