import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { PEPPER_KEY_ARN } from '../../../local/kms/local-keys.ts'
import { isRecord } from '../../in-memory/dynamodb/parameters.ts'
import type { StoredItem, Value } from '../../in-memory/dynamodb/values.ts'
import { ISSUER, TABLE_NAME } from '../../in-memory/product/settings.ts'

const HASHES = ['md5', 'sha1', 'sha256', 'sha512', 'sha3-256']
const GUESSES = ['', 'pepper', 'secret', 'feedback-keys', TABLE_NAME, ISSUER, PEPPER_KEY_ARN]
/** No digest is shorter, in any encoding. */
const DIGEST_LENGTH_MIN = 16
const MEMBERS = ['createdAt', 'expiresAt', 'hint', 'mac', 'pepperKeyArn', 'secretId']

/**
 * Rule 4: the table holds the MAC of a key secret, made with the pepper. It holds nothing else that would
 * allow a guess to be checked.
 *
 * @param messages of all MACs that were made
 * @param items of all tables
 * @throws {AssertionError}
 */
export function checkDigests(
  messages: readonly string[],
  items: readonly StoredItem[],
  pepper: Buffer,
): void {
  const guessable = new Set(messages.flatMap(digestsOf))
  for (const item of items) {
    for (const value of valuesIn(item)) {
      assert(
        !guessable.has(value),
        `the table holds a digest that allows guesses to be checked: ${JSON.stringify(item)}`,
      )
    }
  }
  const keySecrets = new Map(
    messages.map((message) => [message.split('\n')[3], message.split('\n')[4]]),
  )
  for (const item of items) {
    for (const secret of secretsOf(item)) {
      assert.deepEqual(
        Object.keys(secret).toSorted(),
        MEMBERS,
        'nothing else of a secret is stored',
      )
      const { secretId, mac } = secret
      assert(mac instanceof Uint8Array, 'a MAC is bytes')
      // Made from the item, as the contract says: the product's own message might lack a part.
      const bound = ['v1', item.keyId, item.incarnation, secretId, keySecrets.get(String(secretId))]
      assert.equal(
        Buffer.from(mac).toString('hex'),
        macOf(pepper, bound.join('\n')),
        'the stored MAC is that of the secret',
      )
    }
  }
}

function digestsOf(message: string): readonly string[] {
  const [, keyId = '', incarnation = '', secretId = '', secret = ''] = message.split('\n')
  const texts = [
    secret,
    secret.slice(4),
    secret.slice(4, -6),
    message,
    keyId + secret,
    `${keyId}:${secret}`,
    secretId + secret,
  ]
  const keys = [...GUESSES, keyId, incarnation, secretId, secret, Buffer.alloc(32)]
  return texts.flatMap((text) => [
    ...HASHES.map((hash) => createHash(hash).update(text).digest('hex')),
    ...keys.map((key) => macOf(key, text)),
  ])
}

function macOf(key: string | Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

function secretsOf({ sk, secrets }: StoredItem): readonly Readonly<Record<string, unknown>>[] {
  const isKeypair = typeof sk === 'string' && sk.startsWith('KEYPAIR#')
  return isKeypair && Array.isArray(secrets) ? secrets.filter(isRecord) : []
}

/** The bytes of each value in an item, as hex, in every encoding that the value may have. */
function* valuesIn(value: Value): Generator<string> {
  if (value instanceof Uint8Array) {
    yield Buffer.from(value).toString('hex')
  } else if (typeof value === 'string') {
    if (value.length < DIGEST_LENGTH_MIN) return
    yield value.toLowerCase()
    yield Buffer.from(value, 'base64').toString('hex')
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) yield* valuesIn(member)
  }
}
