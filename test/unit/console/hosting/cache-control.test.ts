import { expect, test } from 'vitest'
import { cacheControlOf } from '../../../../console/hosting/cache-control.ts'

test('a browser keeps only files with a hash in their name without asking again', () => {
  expect(cacheControlOf('/assets/index-1a2b3c4d.js')).toContain('immutable')
  for (const file of ['/index.html', '/config.json', '/favicon.svg', '/old/assets/a.js']) {
    expect(cacheControlOf(file)).toBe('no-cache')
  }
})
