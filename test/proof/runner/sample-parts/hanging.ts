// A part that starts a process and never has a result. Its first argument is a file that it creates when it
// has started.
import { writeFileSync } from 'node:fs'
import { leaveSomething } from './leave-something.ts'

leaveSomething()
writeFileSync(process.argv[2] ?? '', '')
