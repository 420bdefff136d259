// The process of one part: `node test/proof/runner/run-part.ts <part> <seed> gate|soak|<count>`, started by
// part-process.ts. It sends the result to its parent as a message. Nothing here ends the process: it ends
// when nothing is left running, so the parent sees when a part leaves something.
import { inspect } from 'node:util'
import { type Amount, countOf } from './amount.ts'
import { partNamed } from './parts.ts'
import type { Result } from './result.ts'

const [name = '', seed = '', amount = ''] = process.argv.slice(2)

// When the parent has ended, nobody waits for the result.
const abandon = () => process.exit(1)
process.once('disconnect', abandon)

const part = await partNamed(name)
const count = countOf(part, amountOf(amount))
const { unit } = part
send(await resultOf())

function amountOf(text: string): Amount {
  return text === 'gate' || text === 'soak' ? text : Number(text)
}

async function resultOf(): Promise<Result> {
  try {
    return { outcome: 'holds', unit, count, figure: await part.run({ seed: Number(seed), count }) }
  } catch (error) {
    return { outcome: 'broken', unit, count, failure: inspect(error) }
  }
}

function send(message: Result): void {
  process.removeListener('disconnect', abandon)
  if (process.send) process.send(message, () => process.disconnect())
  else console.log(message)
}
