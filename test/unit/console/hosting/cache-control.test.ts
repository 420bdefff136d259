import { expect, test } from 'vitest'
import { cacheControlOf } from '../../../../console/hosting/cache-control.ts'

test('only what has a hash of its content in its name is kept without asking', () => {
  expect(cacheControlOf('/assets/index-1a2b3c4d.js')).toContain('immutable')
  for (const file of ['/index.html', '/config.json', '/favicon.svg', '/old/assets/a.js']) {
    expect(cacheControlOf(file)).toBe('no-cache')
  }
})
