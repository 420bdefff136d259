import { isKeySecret } from '../../../../shared/domain/keypairs/key-secret.ts'

const PREFIX = 'fbs_'
/** Enough of a key secret to identify it: 71 random bits. */
const FRAGMENT_LENGTH = 12

/** A text, or anything that contains texts and bytes, and where it was found. */
export interface Evidence {
  readonly where: string
  readonly content: unknown
}

/**
 * Every form in which the first random characters of a secret can appear: as they are (JSON and forms also
 * write them like this) and encoded, at any position in a longer text.
 */
function shapesOf(secret: string): readonly string[] {
  const fragment = secret.slice(PREFIX.length, PREFIX.length + FRAGMENT_LENGTH)
  const bytes = Buffer.from(fragment)
  const each = (write: (byte: number) => string) => [...bytes].map(write).join('')
  const hex = (byte: number) => byte.toString(16).padStart(2, '0')
  return [
    fragment,
    each(hex),
    each((byte) => `%${hex(byte)}`),
    each((byte) => `\\u00${hex(byte)}`),
    [...bytes].join(','),
    ...[0, 1, 2].map((shift) => base64Core(bytes, shift)),
  ]
}

/** What base64 and base64url write for the bytes, without the characters that neighbouring bytes affect. */
function base64Core(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url')
  const whole = Math.floor(((shift + bytes.length) * 8) / 6)
  return encoded.slice(shift === 0 ? 0 : shift + 1, whole)
}

/** Finds secrets in evidence, in any letter case and in either alphabet of base64. */
export function leaksOf(
  secrets: readonly string[],
  evidence: readonly Evidence[],
): readonly string[] {
  const places = evidence.map(({ where, content }) => ({ where, text: fold(textOf(content)) }))
  return secrets.flatMap((secret) => {
    const shapes = shapesOf(secret).map(fold)
    return places
      .filter(({ text }) => shapes.some((shape) => text.includes(shape)))
      .map(({ where }) => where)
  })
}

/** Finds the places of anything that is a key secret by its form and checksum, handed out or not. */
export function secretsIn(evidence: readonly Evidence[]): readonly string[] {
  return evidence
    .filter(({ content }) =>
      (textOf(content).match(/fbs_[A-Za-z0-9]{49}/g) ?? []).some(isKeySecret),
    )
    .map(({ where }) => where)
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('+', '-').replaceAll('/', '_')
}

/** Writes bytes both as text and in base64, so that a secret is found in either form. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  return JSON.stringify(content, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    const bytes = Buffer.from(value)
    return [bytes.toString('latin1'), bytes.toString('base64')]
  })
}
