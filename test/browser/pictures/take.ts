// `npm run pictures` takes the pictures of the README. With `-- --all FOLDER` it takes every page and dialog
// in all sizes and both color schemes; `--only PART` takes only those with PART in their name.
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fillDemo } from './demo.ts'
import { takeMatrix } from './matrix.ts'
import { takeReadmePictures } from './readme.ts'
import { Studio } from './studio.ts'

const { values } = parseArgs({
  options: { all: { type: 'string' }, only: { type: 'string' } },
})

const studio = await Studio.start()
try {
  const keypairs = await fillDemo(studio)
  if (values.all === undefined) await takeReadmePictures(studio, keypairs)
  else {
    await mkdir(values.all, { recursive: true })
    await takeMatrix(studio, keypairs, values.all, values.only ?? '')
  }
} finally {
  await studio.stop()
}
// The SDK and the JVM may have left something open: it must not keep the command running.
process.exit()
