import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Outcome, Task } from '../runner/outcome.ts'
import type { Part } from '../runner/part.ts'
import { runPart } from '../runner/part-process.ts'
import { report } from '../runner/report.ts'
import { type Break, readBreak } from './break.ts'
import { applyPatch, takePatchBack, withCopy } from './repository-copy.ts'

const RULES = 9

/**
 * For each rule there is a deliberate break of the product's code. A part of the proof must notice it: the
 * part holds without the break, and goes red with it, and says why. The patches state the runs; this part's
 * seed changes nothing.
 */
export const breaks: Part = {
  name: 'breaks',
  unit: 'breaks',
  gate: RULES,
  soak: RULES,
  run: async ({ count }) => {
    const all = await readBreaks()
    const rules = all.map(({ rule }) => rule)
    assert.deepEqual(rules, [1, 2, 3, 4, 5, 6, 7, 8, 9], 'there is a break for each rule')
    const some = all.slice(0, count)
    return await withCopy(async (copy) => {
      const runs = await expectHolding(copy, some)
      for (const deliberate of some) await expectRed(copy, deliberate)
      return `each noticed for the right reason; the same ${runs} runs hold without them`
    })
  },
}

async function readBreaks(): Promise<readonly Break[]> {
  const names = await Array.fromAsync(glob('*.patch', { cwd: import.meta.dirname }))
  const paths = names.toSorted().map((name) => join(import.meta.dirname, name))
  return await Promise.all(paths.map(readBreak))
}

/** @returns how many different runs there are */
async function expectHolding(copy: string, some: readonly Break[]): Promise<number> {
  const tasks = new Map(some.map(({ task }) => [JSON.stringify(task), task]))
  for (const task of tasks.values()) {
    const outcome = await runIn(copy, task)
    if (outcome.verdict.state !== 'holds') {
      throw new Error(`without any break, this must hold:\n${report(outcome)}`)
    }
  }
  return tasks.size
}

/** Expects the part to be red, and to say why: a part that could not even start is red too. */
async function expectRed(copy: string, { path, task, says }: Break): Promise<void> {
  await applyPatch(copy, path)
  const outcome = await runIn(copy, task)
  await takePatchBack(copy, path)
  const { verdict } = outcome
  if (verdict.state === 'broken' && verdict.failure.includes(says)) return
  const name = basename(path)
  throw new Error(`with ${name}, this must be red and say "${says}":\n${report(outcome)}`)
}

async function runIn(copy: string, task: Task): Promise<Outcome> {
  const { signal } = new AbortController()
  return await runPart(task, {
    signal,
    script: join(copy, 'test', 'proof', 'runner', 'run-part.ts'),
  })
}
