import type { ChildProcess } from 'node:child_process'

const CHARACTERS_MAX = 32_768

/** Keeps only the end of a process's output: a part may print a line for each of its 100 000 inputs. */
export function keepEnd({ stdout, stderr }: ChildProcess): () => string {
  let kept = ''
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => {
      kept = (kept + text).slice(-CHARACTERS_MAX)
    })
  }
  return () => kept
}
