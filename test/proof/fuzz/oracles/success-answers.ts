import assert from 'node:assert/strict'
import type { JsonOperation } from '../../../../shared/operations/contract/json-operation.ts'
import { ISSUER } from '../../../in-memory/product/settings.ts'
import type { Customers } from '../fixture/customers.ts'
import { partsOf, textAt } from '../harness/event-parts.ts'
import { MANAGEMENT } from '../inputs/management-requests.ts'
import type { Answer } from './http-answer.ts'
import { nfc } from './json-body-parser.ts'
import type { ParsedRequest } from './management-request-parser.ts'

/** @throws {AssertionError} when a success shows something wrong, or more than the caller may see */
export function checkSuccess(
  operation: JsonOperation,
  event: unknown,
  answer: Answer,
  request: ParsedRequest,
  customers: Customers,
): void {
  const { status, headers, json, text } = answer
  const schema = operation.success[status]
  assert(schema !== undefined, `${operation.id} does not promise ${status}`)
  assert.equal(text === '', schema === null)
  if (schema) assert.equal(headers['content-type'], 'application/json')
  if (operation.caller !== 'anyone') assert.equal(headers['cache-control'], 'no-store')
  const { keySecret, ...others } = json
  const isShown = operation.id === 'create-keypair' || operation.id === 'rotate-secret'
  assert.equal(keySecret !== undefined, isShown, 'a key secret is shown only when it is made')
  assert(!/fbs_[A-Za-z0-9]{49}|pepper|"mac"|"incarnation"/.test(JSON.stringify(others)))
  if ('keyId' in json) checkKeypair(json, request)
  else if (operation.id.startsWith('list-')) checkList(operation.id, json, request, customers)
  else if ('name' in json)
    assert.deepEqual([json.id, json.name], [request.owner?.id, nfc(request.body.name)])
  else if (operation.id === 'get-metadata') assert.equal(json.issuer, ISSUER)
  else if (operation.id === 'answer-unmatched') checkPreflight(event, headers)
}

/** Members of the request have their new values, and all others their old ones. */
function checkKeypair(json: Answer['json'], { keypair, known, body }: ParsedRequest): void {
  const { keyId, owner, scopes, comment, expiresAt } = json
  assert.deepEqual(owner, { type: known?.type, id: known?.id })
  if (keypair) assert.equal(keyId, keypair.keyId)
  assert.deepEqual(scopes, body.scopes ?? keypair?.scopes)
  if ('comment' in body) assert.equal(comment, nfc(body.comment))
  if (typeof body.expiresAt === 'string') {
    assert.equal(new Date(String(expiresAt)).getTime(), new Date(body.expiresAt).getTime())
  }
}

function checkList(
  operationId: string,
  { items, nextCursor }: Answer['json'],
  { known, user, limit, after = '' }: ParsedRequest,
  { owners, keypairs, eventIds }: Customers,
): void {
  assert(Array.isArray(items) && nextCursor !== undefined)
  const all = items.map(partsOf)
  if (operationId === 'list-keypairs') {
    const own = keypairs.filter(({ owner }) => owner === known).map(({ keyId }) => keyId)
    const listed = all.map(({ keyId }) => String(keyId))
    assert(
      listed.every((keyId) => keyId > after),
      'the page begins after its cursor',
    )
    const remaining = own.filter((keyId) => keyId > after).length
    assert(listed.length <= limit && listed.length >= Math.min(limit, remaining))
    for (const { owner } of all) assert.deepEqual(owner, { type: known?.type, id: known?.id })
  }
  if (operationId === 'list-audit-events') {
    const own = eventIds.get(known?.incarnation ?? '') ?? []
    const listed = all.map(({ eventId }) => String(eventId))
    assert.deepEqual(
      listed,
      own
        .filter((id) => after === '' || id < after)
        .toReversed()
        .slice(0, limit),
    )
  }
  if (operationId === 'list-administrators') {
    assert.deepEqual(
      all.map(({ userId }) => userId),
      known?.granted,
    )
  }
  if (operationId === 'list-owners') {
    const seen = all.flatMap(({ account, access, environments }) => [
      ...(access === 'explicit' ? [partsOf(account).id] : []),
      ...(Array.isArray(environments) ? environments : []).map(
        ({ environment }) => partsOf(environment).id,
      ),
    ])
    const administered = owners.filter(({ administrators }) => administrators.includes(user ?? ''))
    assert.deepEqual(seen.toSorted(), administered.map(({ id }) => id).toSorted())
  }
}

/** The answer lists only the methods of the path. */
function checkPreflight(event: unknown, headers: Answer['headers']): void {
  assert.equal(textAt(event, ['requestContext', 'http', 'method']), 'OPTIONS')
  const path = textAt(event, ['rawPath'])
  const isThere = [...MANAGEMENT.flatMap(({ paths }) => paths), '/oauth2/token'].some((known) =>
    new RegExp(
      `^${known.replace('{owners}', '(accounts|environments)').replaceAll(/\{\w+\}/g, '[^/]+')}$`,
    ).test(path),
  )
  assert(isThere, `${path} does not exist`)
  assert.match(headers.allow ?? '', /^([A-Z]+, )+OPTIONS$/)
}
