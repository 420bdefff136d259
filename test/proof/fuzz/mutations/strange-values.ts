import fc from 'fast-check'
import type { Random } from '../../runner/random.ts'
import { once, pick } from '../harness/random-choice.ts'

const SAMPLES = 4_000

/** Texts that software often mistakes for something else: paths, escapes, separators, names of prototypes. */
const NOTORIOUS = [
  '',
  ' ',
  '\0',
  '\n',
  '\r\nX-Injected: 1',
  '\t',
  '\u001f',
  '\u0085',
  '\u00a0',
  '\u200e',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\udc00x',
  'e\u0301',
  '\uff41\uff44\uff41',
  '\u017f\u212a',
  '\u{1f600}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '..',
  '../',
  '..%2f',
  '%2e%2e%2f',
  '%252e',
  '%00',
  '%',
  '%zz',
  '%FF',
  '%C0%AF',
  '%ED%A0%80',
  '%EF%BB%BF',
  'ACCOUNT#acme',
  'ENVIRONMENT#acme-prod',
  'acme#OWNER',
  'OWNER',
  '#pk',
  ':pk',
  'pk = :pk OR 1 = 1',
  '*',
  'null',
  'undefined',
  'true',
  'NaN',
  '-1',
  '-0',
  '0',
  '007',
  '101',
  '1e9',
  '1e400',
  '0x10',
  '9223372036854775808',
  '[object Object]',
  '[x admin]',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  "' OR '1'='1",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that a template engine would evaluate.
  '${7*7}{{7*7}}',
  '{"$ne":null}',
  'ADA',
  'fbk_',
  `fbk_${'0'.repeat(26)}`,
  'fbs_',
  `fbs_${'A'.repeat(49)}`,
  `x fbs_${'b'.repeat(49)} y`,
] as const

/**
 * A long run of any of these makes some regular expressions backtrack. An ending lets the match fail in the
 * end.
 */
const RUNS = [
  ...[
    'a',
    'A',
    '0',
    '9',
    '/',
    '\\',
    '=',
    ' ',
    '\t',
    '\n',
    '"',
    ',',
    '.',
    ';',
    '-',
    '_',
    '+',
    '&',
    '%',
  ],
  ...[
    '%41',
    'a=',
    'a=b&',
    '&&',
    '","',
    '"" ',
    'W/"',
    '"a",',
    ' ,\t',
    '[',
    ']',
    '{',
    '{"a":',
    '[{"a":',
    'a ',
    'é',
  ],
  ...[
    '\u0301',
    '\u{1f600}',
    'fbk_',
    'fbs_',
    '../',
    '1-',
    '00:',
    '.0',
    'AAAA',
    '====',
    'charset=',
    ' ; ',
  ],
]
const ENDINGS = ['', '', '!', '\0', 'x', '"', ']', '=', '\n']
const LENGTHS = [60, 65, 257, 513, 2_000, 8_000]
/** Longer than anything that a gateway passes on, except a body. */
const LENGTH_MAX = 100_000

/** Any code units, also lone surrogates. fast-check's own units take seconds to set up. */
const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units))

/** Unusual values. They are sampled once, so that each draw is cheap. */
export class StrangeValues {
  readonly #texts: readonly string[]
  readonly #jsons: readonly unknown[]
  readonly #bytes: readonly Uint8Array[]

  constructor(seed: number) {
    const sampled = { seed, numRuns: SAMPLES }
    const text = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NOTORIOUS) },
      { weight: 1, arbitrary: fc.string() },
      { weight: 1, arbitrary: anyText },
      { weight: 1, arbitrary: fc.stringMatching(/^[%=&+:;,/ A-Fa-f0-9._~-]{0,40}$/) },
      { weight: 1, arbitrary: fc.stringMatching(/^[{}[\]":,a-c0-9\\u ]{0,30}$/) },
    )
    this.#texts = fc.sample(text, sampled)
    this.#jsons = fc.sample(fc.oneof(fc.jsonValue({ maxDepth: 3 }), text), sampled)
    this.#bytes = fc.sample(fc.uint8Array({ maxLength: 60 }), sampled)
  }

  text(random: Random): string {
    return once(random, 20) ? longRun(random) : pick(random, this.#texts)
  }

  /** A JSON value, often a text. */
  json(random: Random): unknown {
    return once(random, 20) ? nested(random) : pick(random, this.#jsons)
  }

  bytes(random: Random): Uint8Array {
    return pick(random, this.#bytes)
  }
}

/** One text many times, and perhaps an ending. */
export function longRun(random: Random): string {
  const unit = pick(random, RUNS)
  const length = once(random, 50) ? LENGTH_MAX : pick(random, LENGTHS)
  return unit.repeat(Math.ceil(length / unit.length)) + pick(random, ENDINGS)
}

function nested(random: Random): unknown {
  let value: unknown = 0
  const isList = once(random, 2)
  for (let depth = 1 + random.below(20); depth > 0; depth -= 1)
    value = isList ? [value] : { a: value }
  return value
}
