// The search decodes the text and then looks for the plain secret. So it need not know at which offset, in
// which letter case or how far a secret was encoded. Texts here have one character per byte.

interface Decoding {
  /** 'base64', for example. */
  readonly name: string
  /** Returns the decoded text; undefined when nothing in it has this encoding. */
  readonly decode: (text: string) => string | undefined
}

const BASE64_RUN = /[A-Za-z0-9+/_-]{16,}/g
const HEX_RUN = /[0-9a-fA-F]{24,}/g
/** Bytes as Node and people write them: `66 62`, `66:62`, `0x66, 0x62`. */
const SPACED_HEX = /(?:(?:0x)?[0-9a-fA-F]{2}[\s:,-]{1,2}){11,}(?:0x)?[0-9a-fA-F]{2}/g
const NUMBERS = /(?:\d{2,3}[\s,]{1,8}){11,}\d{2,3}/g
/** Typed arrays as JSON writes them: `{"0":102,"1":98}`. */
const INDEX = /"\d+":(?=\d)/g
const ESCAPE = /\\+(?:u00|x)([0-9a-fA-F]{2})/g
const PERCENT = /%([0-9a-fA-F]{2})/g

const DECODINGS: readonly Decoding[] = [
  { name: 'base64', decode: (text) => runs(text, BASE64_RUN, 4, 'base64') },
  { name: 'hex', decode: (text) => runs(text, HEX_RUN, 2, 'hex') },
  {
    name: 'hex',
    decode: (text) =>
      joined(text.match(SPACED_HEX), (run) => hexOf(run.replaceAll(/0x|[^0-9a-fA-F]/g, ''))),
  },
  {
    name: 'numbers',
    decode: (text) =>
      joined(text.replaceAll(INDEX, '').match(NUMBERS), (run) =>
        String.fromCharCode(...run.split(/[\s,]+/).map((number) => Number(number) & 0xff)),
      ),
  },
  { name: 'percent-encoded', decode: (text) => replaced(text, PERCENT) },
  { name: 'escaped', decode: (text) => replaced(text, ESCAPE) },
  {
    name: 'UTF-16',
    decode: (text) => (text.includes('\0') ? text.replaceAll('\0', '') : undefined),
  },
]

const DEPTH = 2

/** The text itself with an empty name, then every decoding of it, and every decoding of those. */
export function* decodingsOf(
  text: string,
  name = '',
  depth = DEPTH,
): Generator<readonly [name: string, text: string]> {
  yield [name, text]
  if (depth === 0) return
  for (const decoding of DECODINGS) {
    const decoded = decoding.decode(text)
    const path = name === '' ? decoding.name : `${decoding.name} in ${name}`
    if (decoded !== undefined) yield* decodingsOf(decoded, path, depth - 1)
  }
}

/** Decodes each run of an encoding's characters from each of its first offsets: a secret may begin at any. */
function runs(
  text: string,
  pattern: RegExp,
  unit: number,
  encoding: 'base64' | 'hex',
): string | undefined {
  return joined(text.match(pattern), (run) => {
    const decoded: string[] = []
    for (let start = 0; start < unit; start += 1) {
      decoded.push(Buffer.from(run.slice(start), encoding).toString('latin1'))
    }
    return decoded.join('\n')
  })
}

function hexOf(digits: string): string {
  return Buffer.from(digits, 'hex').toString('latin1')
}

function joined(
  found: readonly string[] | null,
  decode: (run: string) => string,
): string | undefined {
  return found?.map(decode).join('\n')
}

function replaced(text: string, pattern: RegExp): string | undefined {
  const decoded = text.replaceAll(pattern, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  return decoded === text ? undefined : decoded
}
