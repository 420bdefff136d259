import { readFile } from 'node:fs/promises'
import { proofArguments } from '../runner/arguments.ts'
import type { Task } from '../runner/outcome.ts'

/** A deliberate break of the product: a patch with a head that says what it is for. */
export interface Break {
  readonly path: string
  readonly rule: number
  /** The run of a part that must go red. */
  readonly task: Task
  /** What the failure of the part must contain. */
  readonly says: string
}

/** @throws {Error} when a line of the patch's head is missing */
export async function readBreak(path: string): Promise<Break> {
  const patch = await readFile(path, 'utf8')
  const headLine = (name: string) => {
    const [, text] = new RegExp(`^${name}: (.+)$`, 'm').exec(patch) ?? []
    if (text === undefined) throw new Error(`${path} has no line '${name}: …'`)
    return text
  }
  return {
    path,
    rule: Number.parseInt(headLine('Rule'), 10),
    task: taskOf(headLine('Red')),
    says: headLine('Says'),
  }
}

/** A run as it is typed on the command line: `races --seed 7 --count 800`. */
function taskOf(words: string): Task {
  const { parts, seed, amount } = proofArguments(words.split(' '))
  const [part] = parts
  if (part !== undefined && parts.length === 1 && seed !== undefined) return { part, seed, amount }
  throw new Error(`'${words}' must name one part and a seed`)
}
