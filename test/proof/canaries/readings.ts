// A secret is looked for as it is, in what a text says when what may have been done to it is undone: so no
// alignment, letter case or length of an encoded secret has to be thought of. Texts here have one character
// a byte.

interface Reading {
  /** How it is told: 'base64'. */
  readonly name: string
  /** What a text says, read so; undefined when it cannot be read so. */
  readonly of: (text: string) => string | undefined
}

const BASE64_RUN = /[A-Za-z0-9+/_-]{16,}/g
const HEX_RUN = /[0-9a-fA-F]{24,}/g
/** As Node shows bytes, and as people write them: `66 62`, `66:62`, `0x66, 0x62`. */
const SPACED_HEX = /(?:(?:0x)?[0-9a-fA-F]{2}[\s:,-]{1,2}){11,}(?:0x)?[0-9a-fA-F]{2}/g
const NUMBERS = /(?:\d{2,3}[\s,]{1,8}){11,}\d{2,3}/g
/** As JSON shows typed arrays: `{"0":102,"1":98}`. */
const INDEX = /"\d+":(?=\d)/g
const ESCAPE = /\\+(?:u00|x)([0-9a-fA-F]{2})/g
const PERCENT = /%([0-9a-fA-F]{2})/g

const READINGS: readonly Reading[] = [
  { name: 'base64', of: (text) => runs(text, BASE64_RUN, 4, 'base64') },
  { name: 'hex', of: (text) => runs(text, HEX_RUN, 2, 'hex') },
  {
    name: 'hex',
    of: (text) =>
      joined(text.match(SPACED_HEX), (run) => hexOf(run.replaceAll(/0x|[^0-9a-fA-F]/g, ''))),
  },
  {
    name: 'numbers',
    of: (text) =>
      joined(text.replaceAll(INDEX, '').match(NUMBERS), (run) =>
        String.fromCharCode(...run.split(/[\s,]+/).map((number) => Number(number) & 0xff)),
      ),
  },
  { name: 'percent-encoded', of: (text) => replaced(text, PERCENT) },
  { name: 'escaped', of: (text) => replaced(text, ESCAPE) },
  {
    name: 'UTF-16',
    of: (text) => (text.includes('\0') ? text.replaceAll('\0', '') : undefined),
  },
]

const DEPTH = 2

/** Every reading of a text, and of those again; the text itself comes first, and is called nothing. */
export function* readingsOf(
  text: string,
  name = '',
  depth = DEPTH,
): Generator<readonly [name: string, text: string]> {
  yield [name, text]
  if (depth === 0) return
  for (const reading of READINGS) {
    const read = reading.of(text)
    const path = name === '' ? reading.name : `${reading.name} in ${name}`
    if (read !== undefined) yield* readingsOf(read, path, depth - 1)
  }
}

/** Reads each run of an encoding's characters from its first characters on: it may begin within others. */
function runs(
  text: string,
  pattern: RegExp,
  unit: number,
  encoding: 'base64' | 'hex',
): string | undefined {
  return joined(text.match(pattern), (run) => {
    const read: string[] = []
    for (let start = 0; start < unit; start += 1) {
      read.push(Buffer.from(run.slice(start), encoding).toString('latin1'))
    }
    return read.join('\n')
  })
}

function hexOf(digits: string): string {
  return Buffer.from(digits, 'hex').toString('latin1')
}

function joined(
  found: readonly string[] | null,
  read: (run: string) => string,
): string | undefined {
  return found?.map(read).join('\n')
}

function replaced(text: string, pattern: RegExp): string | undefined {
  const read = text.replaceAll(pattern, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  return read === text ? undefined : read
}
