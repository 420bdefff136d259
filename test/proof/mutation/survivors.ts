import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inWords } from './mutant.ts'
import type { TestedMutant } from './stryker.ts'

const PATH = join(import.meta.dirname, 'survivors.txt')

/** The mutants that nobody notices, in words; one that there is twice stands there twice. */
export async function survivorsAmong(mutants: readonly TestedMutant[]): Promise<readonly string[]> {
  const sources = new Map<string, string>()
  const words: string[] = []
  for (const mutant of mutants) {
    if (mutant.isDetected) continue
    const { file } = mutant
    const source = sources.get(file) ?? (await readFile(file, 'utf8'))
    sources.set(file, source)
    words.push(inWords(mutant, source))
  }
  return words.sort()
}

/**
 * The survivors that are listed, in words, each below the reason why it may live.
 *
 * @throws {Error} when one stands there without a reason
 */
export async function listedSurvivors(): Promise<readonly string[]> {
  const words: string[] = []
  let reason = ''
  for (const line of (await readFile(PATH, 'utf8')).split('\n')) {
    if (line.startsWith('# ')) reason = line
    else if (line === '') reason = ''
    else if (reason === '') throw new Error(`survivors.txt gives no reason for: ${line}`)
    else words.push(line)
  }
  return words.sort()
}

/** What is in the one list oftener than in the other. */
export function missingFrom(list: readonly string[], words: readonly string[]): readonly string[] {
  const left = [...list]
  return words.filter((word) => {
    const place = left.indexOf(word)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
