import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export interface FileSize {
  /** Relative to the folder. */
  readonly path: string
  readonly bytes: number
  readonly gzipBytes: number
  readonly brotliBytes: number
}

/** CloudFront compresses while it answers. Its quality is not documented, but it is not the highest, 11. */
const BROTLI_QUALITY = 5

/** The sizes of the JavaScript and CSS files in a folder, raw and compressed, the largest first. */
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
