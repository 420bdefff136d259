import { cp, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourceHash } from '../../../../console/hosting/source-hash.ts'

describe('the hash of the sources', () => {
  let folder: string
  let before: string
  const hash = (of = folder) => sourceHash(of, ['console/**', 'lock.json'])
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feedback-keys-sources-'))
    await mkdir(join(folder, 'console', 'pages'), { recursive: true })
    await writeFile(join(folder, 'lock.json'), '{}')
    await writeFile(join(folder, 'console', 'pages', 'list.ts'), 'export const list = 1')
    before = await hash()
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is the same in another folder, at another time, and with other files beside them', async () => {
    const copy = `${folder}-copy`
    await cp(folder, copy, { recursive: true })
    await utimes(join(folder, 'lock.json'), new Date(0), new Date(0))
    await writeFile(join(folder, 'README.md'), 'beside it')
    expect([await hash(), await hash(copy)]).toEqual([before, before])
    await rm(copy, { recursive: true })
  })

  test('changes when a file changes', async () => {
    await writeFile(join(folder, 'console', 'pages', 'list.ts'), 'export const list = 2')
    expect(await hash()).not.toBe(before)
  })

  test('changes when a file is added or renamed', async () => {
    await rename(join(folder, 'console', 'pages', 'list.ts'), join(folder, 'console', 'list.ts'))
    const renamed = await hash()
    await writeFile(join(folder, 'console', 'empty.ts'), '')
    expect(new Set([before, renamed, await hash()]).size).toBe(3)
  })
})
