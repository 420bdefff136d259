import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isAlive } from '../../deploy/process-group.ts'
import { until } from '../../support/until.ts'
import { type PartProcessOptions, runPart } from './part-process.ts'

/** A part that hangs creates this file when it has started. */
const sign = join(tmpdir(), `feedback-keys-${process.pid}-under-way`)
const task = { part: sign, seed: 7, amount: 'gate' } as const

afterAll(() => rm(sign, { force: true }))

function run(script: string, options: Partial<PartProcessOptions> = {}) {
  const { signal } = new AbortController()
  return runPart(task, {
    signal,
    script: join(import.meta.dirname, 'sample-parts', script),
    ...options,
  })
}

test('the output of a part is captured, and is not read as its result', async () => {
  const { verdict, output } = await run('holding.ts')
  expect(verdict).toMatchObject({
    state: 'holds',
    unit: 'words',
    count: 7,
    figure: `${sign},7,gate`,
  })
  expect(output).toBe('{"outcome":"broken"}\n')
})

test('a part that finds a broken rule reports it, together with its output', async () => {
  const { verdict, output } = await run('broken.ts')
  expect(verdict).toMatchObject({ state: 'broken', failure: 'a word was missing' })
  expect(output).toContain('seen on the way')
})

test('a part that crashes is failed, not broken', async () => {
  const { verdict, output } = await run('crashing.ts')
  expect(verdict).toEqual({ state: 'failed', failure: 'Its process ended with exit code 1.' })
  expect(output).toContain('no such table')
})

test('a part that leaves a process running fails, and the process is killed', async () => {
  const { verdict, output } = await run('staying.ts', { endMilliseconds: 500 })
  expect(verdict).toEqual({ state: 'failed', failure: 'It left something running.' })
  await expectNothingLeft(output)
})

test('a part that hangs is killed', async () => {
  const { verdict } = await run('hanging.ts', { deadlineMilliseconds: 500 })
  expect(verdict).toEqual({ state: 'failed', failure: 'It hung, and was killed.' })
})

test('a part can be cut off at any time', async () => {
  const early = await run('hanging.ts', { signal: AbortSignal.abort() })
  expect(early.verdict).toEqual({ state: 'cut off' })
  await rm(sign, { force: true })
  const cut = new AbortController()
  const running = run('hanging.ts', { signal: cut.signal })
  await until('the part has started', async () => existsSync(sign))
  cut.abort()
  const { verdict, output } = await running
  expect(verdict).toEqual({ state: 'cut off' })
  await expectNothingLeft(output)
})

async function expectNothingLeft(output: string): Promise<void> {
  const { folder, group } = JSON.parse(output)
  expect(existsSync(folder)).toBe(false)
  await until('no process of the part is left', async () => !(await isAlive(group)))
}
