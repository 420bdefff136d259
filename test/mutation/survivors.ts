// `survivors.txt`: the mutants that may survive, each below the reason.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const PATH = join(import.meta.dirname, 'survivors.txt')

/** @throws {Error} when one stands there without a reason */
export async function readSurvivors(): Promise<readonly string[]> {
  return survivorsIn(await readFile(PATH, 'utf8'))
}

/** @throws {Error} when one stands there without a reason */
export function survivorsIn(text: string): readonly string[] {
  const words: string[] = []
  let reason = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) reason = line
    else if (line === '') reason = ''
    else if (reason === '') throw new Error(`survivors.txt gives no reason for: ${line}`)
    else words.push(line)
  }
  return words
}
