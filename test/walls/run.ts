// Part of `npm run lint`: every file imports only what the wall around it permits.
import { join } from 'node:path'
import { breachesIn } from './breaches.ts'
import { WALLS } from './walls.ts'

const root = process.argv[2] ?? join(import.meta.dirname, '..', '..')
const breaches = breachesIn(root, WALLS)
for (const breach of breaches) console.error(`${breach}\n`)
if (breaches.length > 0) process.exitCode = 1
