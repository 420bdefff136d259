import { decodeJwt } from 'jose'
import * as z from 'zod/mini'
import type { Answer, HttpRequest } from './http-client.ts'

export const KEPT_SCOPE = 'feedback-report:read'
export const LOST_SCOPE = 'feedback-queries:read'

/** A token request with one answer before a change and another after it. No third answer is allowed. */
export interface Target {
  readonly name: string
  readonly request: HttpRequest
  /** Its outcome before the change, in the words of `outcomeOf`. */
  readonly granted: string
  /** Its outcome after the acknowledgement. */
  readonly refused: string
}

interface Credentials {
  readonly keyId: string
  readonly keySecret: string
}

const BOTH = tokenFor(`${KEPT_SCOPE} ${LOST_SCOPE}`)
const INVALID_CLIENT = '401 invalid_client'
const INVALID_SCOPE = '400 invalid_scope'

/** The token request of credentials that stop working. */
export function credentialsTarget(name: string, credentials: Credentials): Target {
  return { name, request: tokenRequest(credentials), granted: BOTH, refused: INVALID_CLIENT }
}

/** The token requests of a keypair that loses one of its two scopes: one names that scope, one names none. */
export function narrowedTargets(credentials: Credentials): readonly Target[] {
  return [
    {
      name: 'the scope by its name',
      request: tokenRequest(credentials, { scope: LOST_SCOPE }),
      granted: tokenFor(LOST_SCOPE),
      refused: INVALID_SCOPE,
    },
    {
      name: 'no scope by its name',
      request: tokenRequest(credentials),
      granted: BOTH,
      refused: tokenFor(KEPT_SCOPE),
    },
  ]
}

/** The token request of a keypair that loses all its scopes. */
export function emptiedTarget(credentials: Credentials): Target {
  const request = tokenRequest(credentials)
  return { name: 'no scope by its name', request, granted: BOTH, refused: INVALID_SCOPE }
}

/**
 * Whether an answer is the one from before the change.
 *
 * @throws {Error} when it is neither that one nor the one after the change
 */
export function isGranted({ name, granted, refused }: Target, answer: Answer): boolean {
  const outcome = outcomeOf(answer)
  if (outcome === granted) return true
  if (outcome === refused) return false
  throw new Error(`'${name}' was answered '${outcome}', not '${granted}' or '${refused}'`)
}

const tokenSchema = z.object({ access_token: z.string(), scope: z.string() })
const errorSchema = z.object({ error: z.string() })

/** An answer of the token endpoint in a few words, without any secret. */
function outcomeOf({ status, text }: Answer): string {
  if (status >= 500) return `${status} ${text}`
  const json: unknown = JSON.parse(text)
  if (status !== 200) return `${status} ${z.parse(errorSchema, json).error}`
  const { access_token: token, scope } = z.parse(tokenSchema, json)
  const carried = decodeJwt(token).scope
  return carried === scope
    ? tokenFor(scope)
    : `a token for ${carried}, but the answer says ${scope}`
}

function tokenFor(scope: string): string {
  return `a token for ${scope.split(' ').toSorted().join(' ')}`
}

function tokenRequest(
  { keyId, keySecret }: Credentials,
  parameters: Readonly<Record<string, string>> = {},
): HttpRequest {
  const basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
  return {
    method: 'POST',
    path: '/oauth2/token',
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...parameters }).toString(),
  }
}
