import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The SHA-256, in hexadecimal, over names and contents of the files that match the patterns in a folder. */
export async function sourceHash(folder: string, patterns: readonly string[]): Promise<string> {
  const found = await Array.fromAsync(glob([...patterns], { cwd: folder, withFileTypes: true }))
  const files = found.filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()
  const whole = createHash('sha256')
  for (const path of paths) {
    const content = createHash('sha256').update(await readFile(path))
    whole.update(`${path.slice(folder.length)}\n${content.digest('hex')}\n`)
  }
  return whole.digest('hex')
}
