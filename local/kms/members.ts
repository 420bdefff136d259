// The members of KMS requests, with the limits of the KMS API reference.
import * as z from 'zod/mini'
import { KmsError } from './kms-error.ts'

export const keyId = z.string().check(z.minLength(1), z.maxLength(2048))

/** One or more bytes, as canonical base64 in JSON. A tolerant decoder would hide mistakes. */
export function blob(bytesMax: number) {
  const text = z.string().check(z.refine((given) => encode(decode(given)) === given))
  const bytes = z
    .instanceof(Uint8Array)
    .check(z.refine(({ length }) => length >= 1 && length <= bytesMax))
  return z.codec(text, bytes, { decode, encode })
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Buffer.from(text, 'base64')
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

export const encryptionContext = z._default(z.record(z.string(), z.string()), {})

/** @throws {KmsError} ValidationException that names the wrong members. */
export function parseMembers<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = z.safeParse(schema, input)
  if (parsed.success) return parsed.data
  const members = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new KmsError('ValidationException', `Failed to satisfy constraint at: ${members}`)
}
