import { join } from 'node:path'
import { defineConfig } from 'vite'

const repository = join(import.meta.dirname, '..')

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: join(repository, 'dist', 'console'),
    emptyOutDir: true,
    // What a data URI would hold is a file of its own: the content security policy allows no data URIs.
    assetsInlineLimit: 0,
    target: 'baseline-widely-available',
    // One style sheet for each chunk is fetched with it; the list of chunks that a page preloads is enough.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
