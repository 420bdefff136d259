import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderIn } from '../../../../console/hosting/build-store.ts'
import { DAY } from '../../../../shared/domain/duration.ts'

describe('the builds of the console', () => {
  let store: string
  beforeEach(async () => {
    store = join(await mkdtemp(join(tmpdir(), 'feedback-keys-builds-')), 'store')
  })
  afterEach(() => rm(join(store, '..'), { recursive: true }))

  const page = (text: string) => (folder: string) => writeFile(join(folder, 'page'), text)
  const notAgain = async () => expect.fail('it is there')

  async function lastUsedDaysAgo(name: string, days: number): Promise<void> {
    const then = new Date(Date.now() - days * DAY * 1000)
    await mkdir(join(store, name), { recursive: true })
    await utimes(join(store, name), then, then)
  }

  test('are made once each', async () => {
    const made = await folderIn(store, 'a', page('first'))
    expect(await folderIn(store, 'a', notAgain)).toBe(made)
    expect(await readFile(join(made, 'page'), 'utf8')).toBe('first')
  })

  test('are the same and complete for two processes that make one at the same time', async () => {
    const waiting = Promise.withResolvers<void>()
    const slow = folderIn(store, 'a', async (folder) => {
      await waiting.promise
      await page('same')(folder)
    })
    const quick = await folderIn(store, 'a', page('same'))
    waiting.resolve()
    expect(await slow).toBe(quick)
    expect(await readdir(store)).toEqual(['a'])
  })

  test('are never incomplete: a build that fails leaves nothing, and can be made again', async () => {
    const fails = folderIn(store, 'a', async (folder) => {
      await page('half')(folder)
      throw new Error('a syntax error')
    })
    await expect(fails).rejects.toThrow('a syntax error')
    expect(await readdir(store)).toEqual([])
    await folderIn(store, 'a', page('whole'))
    expect(await readdir(store)).toEqual(['a'])
  })

  test('are removed when nobody has asked for them in a week, even unfinished ones', async () => {
    await lastUsedDaysAgo('old', 8)
    await lastUsedDaysAgo('unfinished-x', 8)
    await lastUsedDaysAgo('young', 6)
    await folderIn(store, 'new', page(''))
    expect((await readdir(store)).toSorted()).toEqual(['new', 'young'])
  })

  test('stay while somebody asks for them', async () => {
    await lastUsedDaysAgo('served', 8)
    await folderIn(store, 'served', notAgain)
    await folderIn(store, 'new', page(''))
    expect((await readdir(store)).toSorted()).toEqual(['new', 'served'])
  })
})
