import assert from 'node:assert/strict'
import { errorsOf } from '../../../../shared/operations/contract/common-errors.ts'
import type { JsonOperation } from '../../../../shared/operations/contract/json-operation.ts'
import { PROBLEMS } from '../../../../shared/operations/contract/problems.ts'
import type { Customers } from '../fixture/customers.ts'
import { textAt } from '../harness/event-parts.ts'
import type { FuzzResult } from '../harness/fuzz-run.ts'
import type { FuzzTarget } from '../harness/fuzz-target.ts'
import { MANAGEMENT } from '../inputs/management-requests.ts'
import { type Answer, checkedHttpAnswer } from './http-answer.ts'
import { parseManagementRequest } from './management-request-parser.ts'
import { checkSuccess } from './success-answers.ts'
import { checkChanges } from './table-changes.ts'

const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId']
/** A key secret begins so. If an answer repeats a secret, it masks all that follows. */
const SECRET = /fbs_[A-Za-z0-9]/

/** Checks answers of all operations but the token endpoint, by an independent parser of the request. */
export class ManagementOracle {
  readonly #fuzzTarget: FuzzTarget
  readonly #customers: Customers
  #notFound: string | undefined

  constructor(fuzzTarget: FuzzTarget, customers: Customers) {
    this.#fuzzTarget = fuzzTarget
    this.#customers = customers
  }

  /** @throws {AssertionError} */
  check({ input, event, result, hasWritten }: FuzzResult): boolean {
    const operation = MANAGEMENT.find(({ id }) => id === input.operationId)
    assert(operation)
    const answer = checkedHttpAnswer(result)
    if (answer.status < 300 || answer.status === 304) {
      const now = this.#fuzzTarget.clock.now()
      const request = parseManagementRequest(operation, event, this.#customers, now)
      assert(request, `a request succeeds that must be refused: ${answer.text}`)
      checkSuccess(operation, event, answer, request, this.#customers)
      if (hasWritten) checkChanges(operation, answer, request, this.#fuzzTarget.changes())
      return true
    }
    const isValid = input.mutations.every(({ kind }) => kind === 'harmless')
    assert(!isValid, `a valid request is refused: ${answer.text}`)
    assert(!hasWritten, 'a refused request has changed the tables')
    checkProblem(operation, event, answer)
    if (answer.status === 404 && operation.id !== 'answer-unmatched')
      this.#expectSameNotFound(answer)
    return false
  }

  /** Unknown, closed and foreign things get the same 404 (rule 6). */
  #expectSameNotFound({ json }: Answer): void {
    const { instance: _, requestId: __, ...members } = json
    const text = JSON.stringify(members)
    this.#notFound ??= text
    assert.equal(text, this.#notFound, 'every 404 says the same')
  }
}

/** @see RFC 9457 §3 */
function checkProblem(operation: JsonOperation, event: unknown, answer: Answer): void {
  const { status, headers, json, text } = answer
  if (isOfTokenEndpoint(operation, event, status)) {
    assert.deepEqual(Object.keys(json), ['error', 'error_description'])
    return
  }
  assert.equal(headers['content-type'], 'application/problem+json')
  assert.equal(headers['cache-control'], 'no-store')
  const { errors, ...members } = json
  assert.deepEqual(Object.keys(members), MEMBERS)
  const code = errorsOf(operation).find((known) => known === json.code)
  assert(code, `${operation.id} does not promise ${json.code}`)
  const { title } = PROBLEMS[code]
  assert.equal(PROBLEMS[code].status, status)
  assert.deepEqual([json.type, json.title, json.status], ['about:blank', title, status])
  assert(typeof json.detail === 'string' && json.detail !== '')
  const requestId = textAt(event, ['requestContext', 'requestId'])
  assert([requestId, 'unknown'].includes(String(json.requestId)), 'the id of the request')
  assert.equal(json.instance, `/requests/${encodeURIComponent(String(json.requestId))}`)
  if (errors !== undefined) checkErrors(code, errors)
  const needsChallenge = code === 'unauthenticated' || code === 'insufficient-scope'
  assert.equal(headers['www-authenticate']?.startsWith('Bearer') ?? false, needsChallenge)
  assert.equal('allow' in headers, status === 405)
  assert(!SECRET.test(text.replaceAll(requestId, '')), 'an answer repeats a secret')
}

function checkErrors(code: string, errors: unknown): void {
  assert.equal(code, 'invalid-request')
  assert(Array.isArray(errors) && errors.length > 0 && errors.length <= 20)
  for (const error of errors) {
    assert.deepEqual(Object.keys(error).toSorted(), ['member', 'reason'])
    assert(typeof error.member === 'string' && typeof error.reason === 'string')
  }
}

/** `answer-unmatched` also answers for the token endpoint, in OAuth's format. */
function isOfTokenEndpoint({ id }: JsonOperation, event: unknown, status: number): boolean {
  const isTokenEndpoint = textAt(event, ['rawPath']) === '/oauth2/token'
  return id === 'answer-unmatched' && status === 405 && isTokenEndpoint
}
