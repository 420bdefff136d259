import { readFile } from 'node:fs/promises'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { openapiText } from '../../../openapi/document.ts'
import { routedOperations } from '../../../shared/operations/index.ts'

const FILE = new URL('../../../docs/openapi.json', import.meta.url)

test('docs/openapi.json is up to date with the operations', async () => {
  const kept = await readFile(FILE, 'utf8')

  expect(kept === openapiText(routedOperations), 'out of date: npm run openapi').toBe(true)
})

test('the same operations make the same document', () => {
  expect(openapiText(routedOperations)).toBe(openapiText([...routedOperations]))
})

test('the document is valid OpenAPI: a linter finds no errors and no warnings', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // It warns that localhost looks like a placeholder, but the whole service runs there.
    rules: { 'no-server-example.com': 'off' },
  })

  const problems = await lintFromString({
    source: openapiText(routedOperations),
    absoluteRef: 'openapi.json',
    config,
  })

  expect(
    problems.map(({ ruleId, message, location: [place] }) => ({
      ruleId,
      message,
      place: place?.pointer,
    })),
  ).toEqual([])
})
