import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  build: {
    // Nothing is inlined as a data URI: the content security policy forbids data URIs.
    assetsInlineLimit: 0,
    // The libraries' licenses must be distributed with them.
    license: { fileName: 'licenses.md' },
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
