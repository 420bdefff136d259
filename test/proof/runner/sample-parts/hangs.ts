// A part that never says anything, and has begun a lot. It makes a file that it is told, once it is under way.
import { writeFileSync } from 'node:fs'
import { leaveSomething } from './leave-something.ts'

leaveSomething()
writeFileSync(process.argv[2] ?? '', '')
