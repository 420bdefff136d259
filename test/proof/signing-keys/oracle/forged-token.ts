import { type KeyObject, sign } from 'node:crypto'
import { LOCAL_AUDIENCE } from '../../../../local/stack/stack-environment.ts'
import { TOKEN_LIFETIME_SECONDS } from '../simulation/service.ts'
import type { Token } from './token-answer.ts'

/** The key and the issuer that a forgery names, and when it is made. */
interface Forgery {
  readonly kid: string
  readonly issuer: string
  /** In epoch seconds. */
  readonly at: number
}

/** Makes a token like the product's with the stolen private half of a signing key. */
export function forgedToken(stolen: KeyObject, { kid, issuer, at }: Forgery): Token {
  const client = 'fbk_anybodys'
  const expiresAt = Math.floor(at) + TOKEN_LIFETIME_SECONDS
  const claims = {
    iss: issuer,
    sub: client,
    client_id: client,
    aud: LOCAL_AUDIENCE,
    iat: Math.floor(at),
    exp: expiresAt,
    jti: `forgedToken-${at}`,
    scope: 'feedback-report:read',
    owner: { type: 'account', id: 'globex', accountId: 'globex' },
  }
  const signed = [{ alg: 'ES256', typ: 'at+jwt', kid }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = sign('sha256', Buffer.from(signed), { key: stolen, dsaEncoding: 'ieee-p1363' })
  return { jws: `${signed}.${signature.toString('base64url')}`, kid, issuedAt: at, expiresAt }
}
