import assert from 'node:assert/strict'
import { LOCAL_AUDIENCE } from '../../../../local/stack/stack-environment.ts'
import { ISSUER, TABLE_NAME } from '../../../in-memory/product/settings.ts'
import type { Customers, KnownKeypair } from '../fixture/customers.ts'
import { partsOf } from '../harness/event-parts.ts'
import type { FuzzResult } from '../harness/fuzz-run.ts'
import type { FuzzTarget } from '../harness/fuzz-target.ts'
import { type Answer, checkedHttpAnswer } from './http-answer.ts'
import { type ParsedTokenRequest, parseTokenRequest } from './token-request-parser.ts'

const TOKEN_SECONDS = 900

const ERRORS: ReadonlyMap<number, readonly string[]> = new Map([
  [400, ['invalid_request', 'invalid_scope', 'unsupported_grant_type']],
  [401, ['invalid_client']],
  [413, ['invalid_request']],
  [415, ['invalid_request']],
])
/**
 * An endpoint that never repeats input has only a few different error answers: one for each mistake, and one
 * for each standard parameter that the mistake may be about.
 */
const ERROR_ANSWERS_MAX = 24

/** Checks answers of the token endpoint, by an independent parser of the request. */
export class TokenOracle {
  readonly #fuzzTarget: FuzzTarget
  readonly #keypairs: ReadonlyMap<string, KnownKeypair>
  readonly #errorAnswers = new Set<string>()

  constructor(fuzzTarget: FuzzTarget, { keypairs }: Customers) {
    this.#fuzzTarget = fuzzTarget
    this.#keypairs = new Map(keypairs.map((keypair) => [keypair.keyId, keypair]))
  }

  /** @throws {AssertionError} */
  check({ input, event, result, hasWritten }: FuzzResult): boolean {
    const answer = checkedHttpAnswer(result)
    const request = parseTokenRequest(event)
    const granted = request && this.#grantedTo(request)
    assert.equal(answer.headers['content-type'], 'application/json')
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.equal(answer.headers.pragma, 'no-cache')
    if (answer.status === 200) {
      assert(granted, 'a token is issued that must be refused')
      this.#checkToken(answer, granted.keypair, granted.scopes)
      if (hasWritten) this.#checkWritten(granted.keypair)
      return true
    }
    const isForged = input.mutations.some(({ kind }) => kind === 'forged')
    assert(!granted || isForged, `a valid request is refused: ${answer.text}`)
    assert(!hasWritten, 'a refused request has changed the tables')
    this.#checkError(answer)
    return false
  }

  #grantedTo({ keyId, keySecret, scopes }: ParsedTokenRequest) {
    const keypair = this.#keypairs.get(keyId)
    if (!keypair?.secrets.some((secret) => secret.keySecret === keySecret)) return undefined
    const requested = scopes ?? keypair.scopes
    return requested.every((scope) => keypair.scopes.includes(scope))
      ? { keypair, scopes: [...new Set(requested)] }
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
    const now = Math.floor(this.#fuzzTarget.clock.now().getTime() / 1000)
    assert.deepEqual([iat, exp, typeof jti], [now, now + TOKEN_SECONDS, 'string'])
    const { type, id, accountId } = owner
    const expected = { iss: ISSUER, aud: LOCAL_AUDIENCE, sub: keyId, client_id: keyId, scope }
    assert.deepEqual(claims, { ...expected, owner: { type, id, accountId } })
  }

  /** A token request may only write when the keypair was last used. */
  #checkWritten({ keyId }: KnownKeypair): void {
    for (const { tableName, pk, sk } of this.#fuzzTarget.changes()) {
      assert.deepEqual([tableName, pk, sk], [TABLE_NAME, `USAGE#${keyId}`, 'USAGE'])
    }
  }

  /** @see RFC 6749 §5.2 */
  #checkError({ status, headers, json, text }: Answer): void {
    const { error, error_description: description, ...rest } = json
    assert.deepEqual(rest, {}, 'nothing but error and error_description')
    assert(!text.includes('fbs_'), 'an error repeats a secret')
    assert(ERRORS.get(status)?.includes(String(error)), `${status} ${error}`)
    assert.match(String(description), /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
    assert.equal(status === 401, headers['www-authenticate']?.startsWith('Basic ') ?? false)
    this.#errorAnswers.add(`${status} ${text} ${JSON.stringify(headers)}`)
    assert(
      this.#errorAnswers.size <= ERROR_ANSWERS_MAX,
      `so many different errors must repeat input: ${text}`,
    )
  }
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  return partsOf(JSON.parse(Buffer.from(part, 'base64url').toString()))
}
