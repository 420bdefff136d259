// A part that says that it holds, and leaves a process and a file behind.
import { leaveSomething } from './leave-something.ts'

leaveSomething()
process.send?.({ outcome: 'holds', unit: 'words', count: 7, figure: 'all' })
