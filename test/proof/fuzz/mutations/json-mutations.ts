import { Random } from '../../runner/random.ts'
import { bodyBytes, partsOf, withPart, withText } from '../harness/event-parts.ts'
import { once, pick } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'
import { textChange } from './text-mutations.ts'

/** Names of members that a body may have, and of others that an attacker may try. */
const MEMBERS = [
  ...[
    'comment',
    'scopes',
    'expiresAt',
    'overlapSeconds',
    'name',
    'accountId',
    'inheritAdministrators',
  ],
  ...['ownerId', 'keyId', 'keySecret', 'secrets', 'enabled', 'version', 'incarnation', 'createdAt'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'owner', 'createdBy', 'pk', 'sk', '#pk'],
]
const TIMES = [
  ...['2030-02-30T00:00:00Z', '2020-01-01T00:00:00Z', '2030-01-01', '2030-01-01T00:00Z', '1e400'],
  ...[
    '2030-01-01T00:00:00+00:00',
    '2030-01-01t00:00:00z',
    '2030-01-01T24:00:00Z',
    '2030-13-01T00:00:00Z',
  ],
  ...['9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00Z'],
  ...[
    '2030-01-01T00:00:60Z',
    '2030-01-01T00:00:00,5Z',
    ' 2030-01-01T00:00:00Z',
    '2030-01-01T00:00:00.Z',
  ],
  ...[`2030-01-01T00:00:00.${'1'.repeat(4)}Z`, `2030-01-01T00:00:00.${'1'.repeat(8_000)}Z`],
]
/** Code points on both sides of each limit of allowed text. */
const CODE_POINTS = [
  ...[
    0x1f, 0x20, 0x7e, 0x7f, 0x9f, 0xa0, 0x61b, 0x61c, 0x61d, 0x200d, 0x200e, 0x200f, 0x2010, 0x2027,
  ],
  ...[
    0x2028, 0x2029, 0x202a, 0x202e, 0x202f, 0x2065, 0x2066, 0x2069, 0x206a, 0xd7ff, 0xd800, 0xdfff,
  ],
  ...[0xe000, 0xfefe, 0xfeff, 0xff00, 0xfffc, 0xfffd, 0xfffe, 0x1f600, 0x10ffff],
]
/** One letter each, of one or more code units or code points, before or after NFC. */
const LETTERS = ['x', '\u{1f600}', 'e\u0301', '\u0958', '\u00fc']
const NUMBERS = [-1, -0, 0.5, 1e21, 2 ** 53, 2_592_001, Number.MIN_VALUE, 1e308]
const TAILS = ['{}', ']', '}', ',', '\0', '//', '/**/', ' null', '\ufeff', '\u00a0']
const NUMERALS = [
  'NaN',
  'Infinity',
  '1e400',
  '01',
  '.5',
  '-',
  '0x1',
  '1_0',
  '9223372036854775808',
  "'a'",
]
const FILLINGS = ['[', '{"a":', '"', ' ', '0,', '\\u0000', '[],', '{},', '"a":0,']

/** A change of a JSON body: of its members, or of its syntax. */
export function jsonMutation(random: Random, strange: StrangeValues): Mutation {
  return once(random, 2) ? memberMutation(random, strange) : syntaxMutation(random, strange)
}

function memberMutation(random: Random, strange: StrangeValues): Mutation {
  const name = once(random, 6) ? strange.text(random) : pick(random, MEMBERS)
  const value = strangeMember(random, strange)
  const seed = random.below(2 ** 32)
  const time = pick(random, TIMES)
  const text = edgyText(random)
  const kinds: readonly Mutation[] = [
    mutation('sent', `expiring at ${time}`, (event) => {
      return withText(event, JSON.stringify(withPart(read(event), ['expiresAt'], time)))
    }),
    mutation('sent', 'text at the edge', (event) => {
      const body = partsOf(read(event))
      const named = withPart(body, ['name' in body ? 'name' : 'comment'], text)
      return withText(event, JSON.stringify(named))
    }),
    mutation('sent', `member ${name}`, (event) => {
      return withText(event, JSON.stringify(withPart(read(event), [name], value)))
    }),
    mutation('sent', 'another member', (event) => {
      const body = partsOf(read(event))
      const members = Object.keys(body)
      const member = members.length > 0 ? pick(new Random(seed), members) : name
      return withText(event, JSON.stringify(withPart(body, [member], value)))
    }),
    mutation('sent', 'a member less', (event) => {
      const members = Object.entries(partsOf(read(event)))
      return withText(event, JSON.stringify(Object.fromEntries(members.slice(1))))
    }),
    mutation('sent', 'another body', (event) => withText(event, JSON.stringify(value) ?? '')),
  ]
  return pick(random, kinds)
}

/** A text just inside or just outside the limits. */
function edgyText(random: Random): string {
  if (once(random, 3)) return pick(random, LETTERS).repeat(pick(random, [255, 256, 257]))
  return `a${String.fromCodePoint(pick(random, CODE_POINTS))}b`
}

function strangeMember(random: Random, strange: StrangeValues): unknown {
  switch (random.below(5)) {
    case 0:
      return `2030-01-01T00:00:00.${'1'.repeat(pick(random, [3, 4, 9, 100, 8_000]))}Z`
    case 1:
      return pick(random, NUMBERS)
    case 2:
      return Array.from({ length: random.below(60) }, () => strange.text(random).slice(0, 70))
    default:
      return strange.json(random)
  }
}

function syntaxMutation(random: Random, strange: StrangeValues): Mutation {
  const change = textChange(random, strange)
  const tail = pick(random, TAILS)
  const numeral = pick(random, NUMERALS)
  const name = pick(random, MEMBERS)
  const filling = pick(random, FILLINGS).repeat(pick(random, [7, 8, 9, 500, 1_000, 100_000]))
  const kinds: readonly (readonly [string, (text: string) => string])[] = [
    ['other text', change],
    [`${tail} behind`, (text) => text + tail],
    [`${tail} in front`, (text) => tail + text],
    [`${numeral} for a value`, (text) => text.replace(/:[^,}]*/, `:${numeral}`)],
    ['a member twice', (text) => text.replace(/^\{("[^"]*":)/, `{$1${numeral.length},$1`)],
    ['a member twice, escaped', (text) => text.replace(/^\{"(\w)/, doubled)],
    ['a filled member', (text) => text.replace(/^\{/, `{"${name}":${filling},`)],
    ['filled', () => filling],
    ['as a list', (text) => `[${text}]`],
    ['whitespace', (text) => text.replaceAll(/[{}:,]/g, ' $&\t\r\n')],
    ['escapes', (text) => text.replaceAll(/[a-z](?=\w*":)/g, escapedLetter)],
    ['nothing', () => ''],
  ]
  const [what, apply] = pick(random, kinds)
  return mutation('sent', `JSON with ${what}`, (event) =>
    withText(event, apply(bodyBytes(event).toString())),
  )
}

function doubled(_found: string, letter: string): string {
  return `{"${escapedLetter(letter)}":0,"${letter}`
}

function escapedLetter(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The body if it is JSON, otherwise an empty object. */
function read(event: unknown): unknown {
  try {
    return JSON.parse(bodyBytes(event).toString())
  } catch {
    return {}
  }
}
