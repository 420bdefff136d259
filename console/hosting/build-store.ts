import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY } from '../../shared/domain/duration.ts'

/** Long enough that whoever serves a build without having asked for it since has been forgotten. */
const UNUSED_SECONDS_MAX = 7 * DAY

/**
 * The folder `store/<name>`, made by `make` if it is not there. It is made elsewhere and renamed, so that
 * it is there as a whole or not at all: two that make it at once get the same one, and one that fails or
 * is killed half-way leaves none.
 *
 * Making one removes those that nobody has asked for in a week, and no younger one: somebody may be
 * serving it.
 *
 * @param make fills the folder that it is given.
 */
export async function folderIn(
  store: string,
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(store, name)
  if (existsSync(folder)) {
    const now = new Date()
    await utimes(folder, now, now)
    return folder
  }
  await mkdir(store, { recursive: true })
  await removeUnused(store)
  const made = await mkdtemp(join(store, 'unfinished-'))
  try {
    await make(made)
    await rename(made, folder)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    // Somebody else was faster, with the same.
    if (!existsSync(folder)) throw error
  }
  return folder
}

async function removeUnused(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    const folder = join(store, name)
    // Undefined where somebody else has removed it, or finished it, just now.
    const found = statSync(folder, { throwIfNoEntry: false })
    const unusedSeconds = found === undefined ? 0 : (Date.now() - found.mtimeMs) / 1000
    if (unusedSeconds > UNUSED_SECONDS_MAX) await rm(folder, { recursive: true, force: true })
  }
}
