import type { Random } from '../../runner/random.ts'
import { pick } from '../harness/random-choice.ts'
import { longRun, type StrangeValues } from './strange-values.ts'

type Change = (text: string, at: number, random: Random, strange: StrangeValues) => string

const CHANGES: readonly Change[] = [
  (_text, _at, random, strange) => strange.text(random),
  (text, at, random, strange) => text.slice(0, at) + strange.text(random) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(at / 2),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at) => text.slice(0, at) + swapped(text.slice(at, at + 1)) + text.slice(at + 1),
  (text) => swapped(text),
  (text, at, random) =>
    text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1),
  (text, at) =>
    `${text.slice(0, at)}%${text.charCodeAt(at).toString(16).padStart(2, '0')}${text.slice(at + 1)}`,
  (text, _at, random) => text + longRun(random),
  (text, _at, random) => longRun(random) + text,
  (text, _at, random) =>
    pick(random, [` ${text}`, `${text} `, `\t${text}`, `${text}\n`, `${text}\0`]),
  (text) => `${text},${text}`,
  (text) => `"${text}"`,
  (text) => text.normalize('NFKD'),
]

/** Makes one change: as people and programs make them, or one that makes regular expressions slow. */
export function mutateText(random: Random, strange: StrangeValues, text: string): string {
  return pick(random, CHANGES)(text, random.below(text.length + 1), random, strange)
}

/** Changes one bit, or inserts, cuts or replaces bytes. */
export function mutateBytes(random: Random, strange: StrangeValues, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1)
  const before = bytes.subarray(0, at)
  switch (random.below(4)) {
    case 0:
      return Buffer.concat([before, strange.bytes(random), bytes.subarray(at)])
    case 1:
      return Buffer.concat([before, strange.bytes(random)])
    case 2:
      return strange.bytes(random)
    default: {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
      return changed
    }
  }
}

function swapped(text: string): string {
  const upper = text.toUpperCase()
  return upper === text ? text.toLowerCase() : upper
}
