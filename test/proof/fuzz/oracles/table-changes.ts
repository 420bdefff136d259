import assert from 'node:assert/strict'
import type { JsonOperation } from '../../../../shared/operations/contract/json-operation.ts'
import { AUDIT_EVENTS_TABLE_NAME } from '../../../in-memory/product/settings.ts'
import type { Change } from '../harness/fuzz-target.ts'
import type { Answer } from './http-answer.ts'
import type { ParsedRequest } from './management-request-parser.ts'

/** @throws {AssertionError} when a success has changed more than what the request is about */
export function checkChanges(
  { id, method }: JsonOperation,
  { json }: Answer,
  { owner, known, keypair, userId, body }: ParsedRequest,
  changes: readonly Change[],
): void {
  assert(owner && method !== 'GET', `${id} has changed the tables`)
  const partition = `${owner.type.toUpperCase()}#${owner.id}`
  const keyId = keypair?.keyId ?? String(json.keyId)
  const accountId = known?.accountId ?? body.accountId
  const isAbout = ({ tableName, pk, sk }: Change) => {
    if (tableName === AUDIT_EVENTS_TABLE_NAME) return pk.startsWith(`EVENTS#${partition}#`)
    if (id.endsWith('-keypair') || id.endsWith('-secret')) {
      const isCount = pk === partition && sk === 'OWNER'
      const isItself = pk === partition && sk === `KEYPAIR#${keyId}`
      return isCount || isItself || pk === `KEYPAIR#${keyId}` || pk === `USAGE#${keyId}`
    }
    if (id.endsWith('-administrator')) {
      const of = encodeURIComponent(userId)
      const isUnderOwner =
        pk === partition && sk.startsWith('ADMINISTRATOR#') && sk.endsWith(`#${of}`)
      return isUnderOwner || (pk.startsWith('USER#') && pk.endsWith(`#${of}`) && sk === partition)
    }
    const isLink = pk === `ACCOUNT#${accountId}` && sk === `ENVIRONMENT#${owner.id}`
    return (pk === partition && sk === 'OWNER') || isLink
  }
  for (const change of changes) {
    assert(isAbout(change), `${id} of ${partition} has changed ${change.pk} ${change.sk}`)
  }
  const events = changes.filter(({ tableName }) => tableName === AUDIT_EVENTS_TABLE_NAME)
  assert.equal(events.length, 1, 'one audit event for one change')
  assert(events.every(({ before, after }) => before === undefined && after !== undefined))
}
