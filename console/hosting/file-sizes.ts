import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export interface FileSize {
  /** Within the folder. */
  readonly path: string
  readonly bytes: number
  readonly gzipBytes: number
  readonly brotliBytes: number
}

/** CloudFront compresses while it answers, and does not say how hard it tries: not the hardest, 11. */
const BROTLI_QUALITY = 5

/** What each file of JavaScript and CSS in a folder weighs, as it is and compressed; the largest first. */
export async function fileSizes(folder: string): Promise<readonly FileSize[]> {
  const paths = await Array.fromAsync(glob('**/*.{js,css}', { cwd: folder }))
  const sizes = paths.map(async (path) => {
    const content = await readFile(join(folder, path))
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
    return {
      path,
      bytes: content.length,
      gzipBytes: gzipSync(content).length,
      brotliBytes: brotliCompressSync(content, { params }).length,
    }
  })
  return (await Promise.all(sizes)).toSorted((one, other) => other.bytes - one.bytes)
}
