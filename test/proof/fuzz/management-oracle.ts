import assert from 'node:assert/strict'
import { errorsOf } from '../../../shared/operations/contract/common-errors.ts'
import type { JsonOperation } from '../../../shared/operations/contract/json-operation.ts'
import { PROBLEMS } from '../../../shared/operations/contract/problems.ts'
import { type Answer, checkedAnswer } from './answers.ts'
import type { Customers } from './customers.ts'
import { checkEffect } from './effects.ts'
import { textAt } from './event-parts.ts'
import type { Laboratory } from './laboratory.ts'
import { readManagement } from './management-judge.ts'
import { MANAGEMENT } from './management-requests.ts'
import { checkServed } from './served.ts'
import type { Answered } from './trials.ts'

const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId']
/** What a secret begins with; told back it ends there. */
const SECRET = /fbs_[A-Za-z0-9]/

/** Judges answers of everything but the token endpoint against what a reading of the request allows. */
export class ManagementOracle {
  readonly #laboratory: Laboratory
  readonly #customers: Customers
  #notFound: string | undefined

  constructor(laboratory: Laboratory, customers: Customers) {
    this.#laboratory = laboratory
    this.#customers = customers
  }

  /** @throws {AssertionError} */
  judge({ trial, event, result, hasWritten }: Answered): boolean {
    const operation = MANAGEMENT.find(({ id }) => id === trial.operationId)
    assert(operation)
    const answer = checkedAnswer(result)
    if (answer.status < 300 || answer.status === 304) {
      const now = this.#laboratory.clock.now()
      const reading = readManagement(operation, event, this.#customers, now)
      assert(reading, `served, although it may not be: ${answer.text}`)
      checkServed(operation, event, answer, reading, this.#customers)
      if (hasWritten) checkEffect(operation, answer, reading, this.#laboratory.changes())
      return true
    }
    const isGood = trial.mutations.every(({ weight }) => weight === 'harmless')
    assert(!isGood, `a good request is refused: ${answer.text}`)
    assert(!hasWritten, 'a refused request has changed the tables')
    checkProblem(operation, event, answer)
    if (answer.status === 404 && operation.id !== 'answer-unmatched') this.#expectAlike(answer)
    return false
  }

  /** Unknown, closed and foreign are told in the same words (rule 6). */
  #expectAlike({ json }: Answer): void {
    const { instance: _, requestId: __, ...words } = json
    const text = JSON.stringify(words)
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
  assert(!SECRET.test(text.replaceAll(requestId, '')), 'a secret is told back')
}

function checkErrors(code: string, errors: unknown): void {
  assert.equal(code, 'invalid-request')
  assert(Array.isArray(errors) && errors.length > 0 && errors.length <= 20)
  for (const error of errors) {
    assert.deepEqual(Object.keys(error).toSorted(), ['member', 'reason'])
    assert(typeof error.member === 'string' && typeof error.reason === 'string')
  }
}

/** What knows no other path answers for the token endpoint too, in OAuth's words. */
function isOfTokenEndpoint({ id }: JsonOperation, event: unknown, status: number): boolean {
  const isThere = textAt(event, ['rawPath']) === '/oauth2/token'
  return id === 'answer-unmatched' && status === 405 && isThere
}
