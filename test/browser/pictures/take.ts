// `npm run pictures`: the pictures of the README. With `-- --all FOLDER`: every page and dialog, in all sizes
// and both color schemes; `--only PART` takes those with that in their name.
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
// What the SDK and the JVM have left open must not keep a command waiting.
process.exit()
