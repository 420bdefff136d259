// A part that holds, and leaves a folder and a process behind.
import { leaveSomething } from './leave-something.ts'

leaveSomething()
process.send?.({ outcome: 'holds', unit: 'words', count: 7, figure: 'all' })
