import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'

/** 256 bits, like HMAC_256 and symmetric keys of KMS. */
const KEY_BYTES = 32
const FILE_NAME = 'kms-keys.json'

export interface KeyMaterial {
  readonly pepper: Buffer
  readonly wrapping: Buffer
}

const key = z.base64().check(z.refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES))
const fileSchema = z.strictObject({ pepper: key, wrapping: key })

/**
 * The key material of the stand-in's two keys. Without a data folder it is random. With one it is stored
 * there, so that the MACs and signing keys of a stored table still work after a restart.
 *
 * @throws {Error} when the folder has a file of that name with other content.
 */
export async function keyMaterial(dataDirectory: string | undefined): Promise<KeyMaterial> {
  if (dataDirectory === undefined) return newKeyMaterial()
  const path = join(dataDirectory, FILE_NAME)
  const kept = await readIfThere(path)
  if (kept !== undefined) return parse(kept, path)
  const made = newKeyMaterial()
  await mkdir(dataDirectory, { recursive: true })
  const text = JSON.stringify({
    pepper: made.pepper.toString('base64'),
    wrapping: made.wrapping.toString('base64'),
  })
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
  return made
}

function newKeyMaterial(): KeyMaterial {
  return { pepper: randomBytes(KEY_BYTES), wrapping: randomBytes(KEY_BYTES) }
}

function parse(text: string, path: string): KeyMaterial {
  const parsed = z.safeParse(fileSchema, JSON.parse(text))
  if (!parsed.success) throw new Error(`${path} does not contain the keys of the KMS stand-in`)
  return {
    pepper: Buffer.from(parsed.data.pepper, 'base64'),
    wrapping: Buffer.from(parsed.data.wrapping, 'base64'),
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
