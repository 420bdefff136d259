// `npm run openapi` writes docs/openapi.json, which is committed.
import { writeFile } from 'node:fs/promises'
import { routedOperations } from '../shared/operations/index.ts'
import { openapiText } from './document.ts'

const FILE = new URL('../docs/openapi.json', import.meta.url)

await writeFile(FILE, openapiText(routedOperations))
