import { readFile } from 'node:fs/promises'
import { proofArguments } from '../runner/arguments.ts'
import type { Task } from '../runner/outcome.ts'

/** A deliberate break of the product: a patch, whose head says what it is for. */
export interface Break {
  readonly path: string
  readonly rule: number
  /** The part that must go red, and how it is run. */
  readonly task: Task
  /** What the part must say of it, among other things. */
  readonly says: string
}

/** @throws {Error} for a patch whose head does not say what it must */
export async function readBreak(path: string): Promise<Break> {
  const patch = await readFile(path, 'utf8')
  const told = (name: string) => {
    const [, text] = new RegExp(`^${name}: (.+)$`, 'm').exec(patch) ?? []
    if (text === undefined) throw new Error(`${path} has no line '${name}: …'`)
    return text
  }
  return {
    path,
    rule: Number.parseInt(told('Rule'), 10),
    task: taskOf(told('Red')),
    says: told('Says'),
  }
}

/** A run as it is typed: `races --seed 7 --count 800`. */
function taskOf(words: string): Task {
  const { parts, seed, amount } = proofArguments(words.split(' '))
  const [part] = parts
  if (part !== undefined && parts.length === 1 && seed !== undefined) return { part, seed, amount }
  throw new Error(`'${words}' must name one part, and its seed`)
}
