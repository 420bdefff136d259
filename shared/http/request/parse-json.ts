import { visit } from 'jsonc-parser'
import { DomainError, invalidMember } from '../../domain/errors.ts'
import { withoutKeySecrets } from '../../domain/keypairs/key-secret.ts'

const DEPTH_MAX = 8

/**
 * Parses a JSON object strictly: valid UTF-8 without a byte order mark, no repeated member, and at most eight
 * levels.
 *
 * @throws {DomainError} invalid-request
 * @see RFC 8259 §4, §8.1
 */
export function parseJsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const text = decodeUtf8(bytes)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('The body must be a JSON object.')
  }
  checkStructure(text)
  return { ...value }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw invalid('The body is not valid UTF-8.', cause)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid('The body is not valid JSON.', cause)
  }
}

/**
 * Refuses repeated members: `JSON.parse` silently keeps the last one, and another parser may keep the
 * first.
 */
function checkStructure(text: string): void {
  const levels: Set<string>[] = []
  const descend = () => {
    levels.push(new Set())
    if (levels.length > DEPTH_MAX)
      throw invalid(`The body is nested deeper than ${DEPTH_MAX} levels.`)
  }
  const ascend = () => {
    levels.pop()
  }
  visit(text, {
    onObjectBegin: descend,
    onArrayBegin: descend,
    onObjectEnd: ascend,
    onArrayEnd: ascend,
    onObjectProperty(name) {
      const names = levels.at(-1)
      if (names?.has(name)) throw invalidMember(withoutKeySecrets(name), 'is in the body twice')
      names?.add(name)
    },
  })
}

function invalid(message: string, cause?: unknown): DomainError {
  return new DomainError('invalid-request', message, { cause })
}
