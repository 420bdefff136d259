import assert from 'node:assert/strict'
import * as z from 'zod/mini'
import type { Reply } from '../../../in-memory/product/reply.ts'

/** 32 bytes in base64url without padding. */
const coordinate = z.string().check(
  z.regex(/^[\w-]{43}$/),
  z.refine((text) => Buffer.from(text, 'base64url').toString('base64url') === text),
)
/** Strict, so that a private member would be refused. */
const publishedKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: z.string().check(z.minLength(1)),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
})
export type PublishedKey = z.output<typeof publishedKey>

const keySet = z.strictObject({ keys: z.array(publishedKey) })

/** The limit of JW-03. */
const MAX_AGE_SECONDS_MAX = 300

/** A key set, as an answer contained it. */
export interface KeySet {
  readonly keys: readonly PublishedKey[]
  /** For how long a cache may keep it. */
  readonly maxAgeSeconds: number
  readonly etag: string
}

/** Reads an answer with the key set. @throws {AssertionError} when it breaks JW-01, JW-02 or JW-03 */
export function keySetIn({ status, headers, json }: Reply): KeySet {
  assert.equal(status, 200)
  const { keys } = keySet.parse(json)
  const kids = new Set(keys.map(({ kid }) => kid))
  assert.equal(kids.size, keys.length, 'the kid of each key is unique')
  assert.match(headers['content-type'] ?? '', /^application\/(jwk-set\+)?json$/)
  const { etag = '' } = headers
  assert.match(etag, /^"[^"]+"$/)
  return { keys, maxAgeSeconds: maxAgeIn(headers['cache-control'] ?? ''), etag }
}

function maxAgeIn(cacheControl: string): number {
  const [, seconds = ''] = /(?:^|[ ,])max-age=(\d+)(?:$|,)/.exec(cacheControl) ?? []
  assert.match(seconds, /^\d+$/, 'the key set says how long it may be kept')
  assert(Number(seconds) <= MAX_AGE_SECONDS_MAX, 'the key set is not kept for long')
  return Number(seconds)
}
