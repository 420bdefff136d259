import { expect, test } from 'vitest'
import { KEY_ID_PATTERN, newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'
import { newIncarnation } from '../../../../../shared/domain/owners/owner.ts'
import { encodeCursor, listBody, pageRequestOf } from '../../../../../shared/http/request/cursor.ts'

test('a cursor continues after the page before, and needs no escaping in a query [AD-14]', () => {
  for (let round = 0; round < 100; round += 1) {
    const [incarnation, after] = [newIncarnation(), newKeyId()]
    const { nextCursor: cursor } = listBody({ items: [], next: after }, incarnation)
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(pageRequestOf({ cursor: cursor ?? '', limit: 7 }, incarnation, KEY_ID_PATTERN)).toEqual({
      limit: 7,
      after,
    })
  }
})

test('the last page has no next cursor, and the first page needs none', () => {
  expect(listBody({ items: [1], next: undefined }, 'x')).toEqual({ items: [1], nextCursor: null })
  expect(pageRequestOf({}, newIncarnation(), KEY_ID_PATTERN)).toEqual({
    limit: 100,
    after: undefined,
  })
})

/** A client sends a cursor of another owner, or of a closed incarnation. */
test('a cursor of another incarnation is refused, and the answer names the parameter [AD-14]', () => {
  const cursor = encodeCursor(newIncarnation(), newKeyId()) ?? ''
  expect(() => pageRequestOf({ cursor }, newIncarnation(), KEY_ID_PATTERN)).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      members: [{ member: 'cursor', reason: expect.stringMatching(/./) }],
    }),
  )
})

/** `Buffer` ignores invalid characters and accepts both alphabets: one cursor would have many spellings. */
test('a cursor has one spelling, and every changed bit is refused [AD-14] [TM-34]', () => {
  const incarnation = newIncarnation()
  const cursor = encodeCursor(incarnation, newKeyId()) ?? ''
  const spellings = [
    `${cursor}=`,
    `${cursor}==`,
    ` ${cursor}`,
    `${cursor}\n`,
    `${cursor}!`,
    `${cursor.slice(0, 4)} ${cursor.slice(4)}`,
    `${cursor.slice(0, 4)}-`,
    cursor.toUpperCase(),
    '',
  ]
  for (const spelling of spellings) {
    expect(() => pageRequestOf({ cursor: spelling }, incarnation, KEY_ID_PATTERN)).toThrow(
      expect.objectContaining({ code: 'invalid-request' }),
    )
  }
})
