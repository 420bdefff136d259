import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { buildManifest, firstLoadOf } from '../../../../console/hosting/manifest.ts'

test('the first load is the entry and all that it imports, without what is loaded later', () => {
  const manifest = z.parse(buildManifest, {
    'index.html': {
      file: 'assets/index-1.js',
      isEntry: true,
      imports: ['_react.js', '_shared.js'],
      dynamicImports: ['events/page.tsx'],
      css: ['assets/index-1.css'],
    },
    '_react.js': { file: 'assets/react-2.js', imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared-3.js', imports: ['_react.js', '_deep.js'] },
    '_deep.js': { file: 'assets/deep-4.js' },
    'events/page.tsx': {
      file: 'assets/page-5.js',
      isDynamicEntry: true,
      imports: ['_react.js'],
    },
  })
  expect([...firstLoadOf(manifest)].toSorted()).toEqual([
    'assets/deep-4.js',
    'assets/index-1.js',
    'assets/react-2.js',
    'assets/shared-3.js',
  ])
})
