import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  build: {
    // What a data URI would hold is a file of its own: the content security policy allows no data URIs.
    assetsInlineLimit: 0,
    // What the licenses of the libraries ask of whoever passes them on.
    license: { fileName: 'licenses.md' },
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
