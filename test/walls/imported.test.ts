import { expect, test } from 'vitest'
import { importedBy } from './imported.ts'

test.each([
  ["import { a } from './a.ts'", './a.ts'],
  ["import './a.css'", './a.css'],
  ["import type { A } from './a.ts'", './a.ts'],
  ["import { type A } from './a.ts'", './a.ts'],
  ["export { a } from './a.ts'", './a.ts'],
  ["export type { A } from './a.ts'", './a.ts'],
  ["export * from './a.ts'", './a.ts'],
  ["const a = await import('./a.ts')", './a.ts'],
  ['const a = await import(`./a.ts?b=1`)', './a.ts?b=1'],
  [`const a = await import(\`./a/\${b}.ts\`)`, './a/'],
  ['const a = await import(b)', ''],
  ["export type A = import('./a.ts').A", './a.ts'],
  ["function a(): typeof import('./a.ts') {}", './a.ts'],
  ["import a = require('./a.ts')", './a.ts'],
])('%s imports %s', (source, specifier) => {
  expect(importedBy('b.ts', `\n${source}\n`)).toEqual([{ specifier, line: 2 }])
})

test('text that only looks like an import is not one', () => {
  const source = `// import './a.ts'
    export const a = "import './b.ts'"
    export { a as b }
    export const c = <d>import('./c.ts')</d>`
  expect(importedBy('d.tsx', source)).toEqual([])
})

test('a file that is not TypeScript is an error', () => {
  expect(() => importedBy('a.ts', 'import {')).toThrow('a.ts: ')
})
