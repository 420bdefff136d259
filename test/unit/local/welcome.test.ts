import { expect, test } from 'vitest'
import { welcome } from '../../../local/welcome.ts'

test('the first printed address is the console, the one to open', () => {
  const [first] = welcome('http://localhost:4000').match(/\S.*http\S+/g) ?? []
  expect(first).toMatch(/^console +http:\/\/localhost:4000\/$/)
})
