import { expect, test } from 'vitest'
import { welcome } from '../../../local/welcome.ts'

test('the first address that is printed is the one to open: the console', () => {
  const [first] = welcome('http://localhost:4000').match(/\S.*http\S+/g) ?? []
  expect(first).toMatch(/^console +http:\/\/localhost:4000\/$/)
})
