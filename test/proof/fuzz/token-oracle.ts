import assert from 'node:assert/strict'
import { LOCAL_AUDIENCE } from '../../../local/stack/stack-environment.ts'
import { ISSUER, TABLE_NAME } from '../../in-memory/product/settings.ts'
import { type Answer, checkedAnswer } from './answers.ts'
import type { Customers, KnownKeypair } from './customers.ts'
import { partsOf } from './event-parts.ts'
import type { Laboratory } from './laboratory.ts'
import { readTokenRequest, type TokenReading } from './token-judge.ts'
import type { Answered } from './trials.ts'

const TOKEN_SECONDS = 900

const ERRORS: ReadonlyMap<number, readonly string[]> = new Map([
  [400, ['invalid_request', 'invalid_scope', 'unsupported_grant_type']],
  [401, ['invalid_client']],
  [413, ['invalid_request']],
  [415, ['invalid_request']],
])
/**
 * An endpoint that never repeats what it was sent has a few things to say and no more: for every way of
 * being wrong one, with the name of a parameter in it where that is one of the specification's own.
 */
const ERRORS_MAX = 24

/** Judges answers of the token endpoint against what a reading of the request says that it may get. */
export class TokenOracle {
  readonly #laboratory: Laboratory
  readonly #keypairs: ReadonlyMap<string, KnownKeypair>
  readonly #told = new Set<string>()

  constructor(laboratory: Laboratory, { keypairs }: Customers) {
    this.#laboratory = laboratory
    this.#keypairs = new Map(keypairs.map((keypair) => [keypair.keyId, keypair]))
  }

  /** @throws {AssertionError} */
  judge({ trial, event, result, hasWritten }: Answered): boolean {
    const answer = checkedAnswer(result)
    const reading = readTokenRequest(event)
    const due = reading && this.#due(reading)
    assert.equal(answer.headers['content-type'], 'application/json')
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.equal(answer.headers.pragma, 'no-cache')
    if (answer.status === 200) {
      assert(due, 'a token for what nobody may have')
      this.#checkToken(answer, due.keypair, due.scopes)
      if (hasWritten) this.#checkWritten(due.keypair)
      return true
    }
    const isForged = trial.mutations.some(({ weight }) => weight === 'forged')
    assert(!due || isForged, `a good request is refused: ${answer.text}`)
    assert(!hasWritten, 'a refused request has changed the tables')
    this.#checkError(answer)
    return false
  }

  #due({ keyId, keySecret, scopes }: TokenReading) {
    const keypair = this.#keypairs.get(keyId)
    if (!keypair?.secrets.some((secret) => secret.keySecret === keySecret)) return undefined
    const asked = scopes ?? keypair.scopes
    return asked.every((scope) => keypair.scopes.includes(scope))
      ? { keypair, scopes: [...new Set(asked)] }
      : undefined
  }

  #checkToken({ json }: Answer, { keyId, owner }: KnownKeypair, scopes: readonly string[]): void {
    const { access_token: token, scope, ...rest } = json
    const [head = '', payload = ''] = String(token).split('.')
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: TOKEN_SECONDS })
    assert.deepEqual(String(scope).split(' ').toSorted(), scopes.toSorted(), 'the scope')
    const { alg, typ } = decoded(head)
    assert.deepEqual({ alg, typ }, { alg: 'ES256', typ: 'at+jwt' })
    const { iat, exp, jti, ...claims } = decoded(payload)
    const now = Math.floor(this.#laboratory.clock.now().getTime() / 1000)
    assert.deepEqual([iat, exp, typeof jti], [now, now + TOKEN_SECONDS, 'string'])
    const { type, id, accountId } = owner
    const whose = { iss: ISSUER, aud: LOCAL_AUDIENCE, sub: keyId, client_id: keyId, scope }
    assert.deepEqual(claims, { ...whose, owner: { type, id, accountId } })
  }

  /** When a keypair was last used is all that a token request may write. */
  #checkWritten({ keyId }: KnownKeypair): void {
    for (const { tableName, pk, sk } of this.#laboratory.changes()) {
      assert.deepEqual([tableName, pk, sk], [TABLE_NAME, `USAGE#${keyId}`, 'USAGE'])
    }
  }

  /** @see RFC 6749 §5.2 */
  #checkError({ status, headers, json, text }: Answer): void {
    const { error, error_description: description, ...rest } = json
    assert.deepEqual(rest, {}, 'nothing but error and error_description')
    assert(!text.includes('fbs_'), 'a secret is told back')
    assert(ERRORS.get(status)?.includes(String(error)), `${status} ${error}`)
    assert.match(String(description), /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
    assert.equal(status === 401, headers['www-authenticate']?.startsWith('Basic ') ?? false)
    this.#told.add(`${status} ${text} ${JSON.stringify(headers)}`)
    assert(this.#told.size <= ERRORS_MAX, `so many errors repeat what was sent: ${text}`)
  }
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  return partsOf(JSON.parse(Buffer.from(part, 'base64url').toString()))
}
