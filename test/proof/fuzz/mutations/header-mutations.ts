import type { Random } from '../../runner/random.ts'
import { partAt, textAt, withPart } from '../harness/event-parts.ts'
import { once, pick } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'
import { textChange } from './text-mutations.ts'

/** Headers that no function reads. */
const IDLE_HEADERS = [
  ...'accept accept-encoding accept-language access-control-request-method cookie dpop'.split(' '),
  ...'expect forwarded host idempotency-key range referer te transfer-encoding via'.split(' '),
  ...'user-agent x-amzn-trace-id x-forwarded-for x-forwarded-host x-original-url'.split(' '),
  ...'x-http-method-override x-api-key __proto__ constructor'.split(' '),
]
const MEDIA_TYPES = [
  ...['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x'],
  ...['text/plain', 'application/xml', 'application/json-patch+json', 'application/*', '*/*', ''],
]
/** Valid and invalid parameters of a media type. */
const CHARSETS = [
  ...['', ' ', ';', '; charset=utf-8', ';CHARSET="UTF-8"', ' ;\tcharset=utf-8 ', '\u00a0'],
  ...['; charset="utf-8', '; charset=utf-8"', '; charset=utf-16', '; charset=utf8', '; boundary=x'],
  ...['; charset=UTF-7', '; charset=iso-8859-2', '; charset=utf-8;', ', text/plain'],
  ...['; charset=utf-8; charset=utf-16'],
]
const READ_HEADERS = ['authorization', 'content-type', 'content-encoding', 'if-match', 'origin']

/** A change of a header that functions read, or of any other. */
export function headerMutation(random: Random, strange: StrangeValues): Mutation {
  return pick(random, [idleHeader, readHeader, readHeader, mediaType])(random, strange)
}

/** A header that no function reads. */
function idleHeader(random: Random, strange: StrangeValues): Mutation {
  const name = pick(random, IDLE_HEADERS)
  const value = strange.text(random)
  return mutation('harmless', `header ${name}`, (event) =>
    withPart(event, ['headers', name], value),
  )
}

/** Another Content-Type, or other parameters behind it. */
function mediaType(random: Random): Mutation {
  const path = ['headers', 'content-type']
  const charset = pick(random, CHARSETS)
  const other = once(random, 2) ? pick(random, MEDIA_TYPES) : undefined
  return mutation('sent', `media type ${other ?? ''}${charset}`, (event) =>
    withPart(event, path, (other ?? textAt(event, path)) + charset),
  )
}

/** A change of a header that functions read: another value, another spelling of its name, or no header. */
function readHeader(random: Random, strange: StrangeValues): Mutation {
  const name = pick(random, READ_HEADERS)
  const path = ['headers', name]
  switch (random.below(4)) {
    case 0:
      return mutation('sent', `no ${name}`, (event) => withPart(event, path, undefined))
    case 1: {
      const spelling = pick(random, [name.toUpperCase(), ` ${name}`, `${name}\0`, `${name} `])
      return mutation('forged', `${name} as ${spelling}`, (event) =>
        withPart(withPart(event, ['headers', spelling], partAt(event, path)), path, undefined),
      )
    }
    default: {
      const change = textChange(random, strange)
      return mutation('sent', `another ${name}`, (event) =>
        withPart(event, path, change(textAt(event, path))),
      )
    }
  }
}
