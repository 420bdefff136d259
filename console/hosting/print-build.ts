// `npm run build:console`: builds the console unless it is built already, and prints the sizes of its files.
// A star marks the files that a browser loads before the page does anything.
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import * as z from 'zod/mini'
import { consoleBuild } from './build.ts'
import { ConsoleBuildError } from './console-build-error.ts'
import { type FileSize, fileSizes } from './file-sizes.ts'
import { buildManifest, firstLoadOf } from './manifest.ts'

const MEASURES = ['bytes', 'gzipBytes', 'brotliBytes'] as const

async function printBuild(): Promise<void> {
  const { folder, manifest } = await consoleBuild(() => console.log('building the console'))
  const sizes = await fileSizes(folder)
  const chunks = z.parse(buildManifest, JSON.parse(await readFile(manifest, 'utf8')))
  const firstLoad = firstLoadOf(chunks)
  console.log(
    `${relative(process.cwd(), folder)}\n\n${'raw'.padStart(10)}${'gzip'.padStart(9)}${'Brotli'.padStart(9)}`,
  )
  for (const size of sizes) {
    console.log(`${row(size)}  ${firstLoad.has(size.path) ? '*' : ' '} ${size.path}`)
  }
  const first = sizes.filter(({ path }) => firstLoad.has(path))
  console.log(`${row(sumOf(first))}  * JavaScript of the first load`)
}

type Sizes = Pick<FileSize, (typeof MEASURES)[number]>

function sumOf(sizes: readonly FileSize[]): Sizes {
  const sum = (measure: keyof Sizes) => sizes.reduce((total, size) => total + size[measure], 0)
  return { bytes: sum('bytes'), gzipBytes: sum('gzipBytes'), brotliBytes: sum('brotliBytes') }
}

function row(sizes: Sizes): string {
  return `${MEASURES.map((measure) => (sizes[measure] / 1000).toFixed(1).padStart(9)).join('')} kB`
}

try {
  await printBuild()
} catch (error) {
  if (!(error instanceof ConsoleBuildError)) throw error
  console.error(`${error.output}\n${error.message}`)
  process.exitCode = 1
}
