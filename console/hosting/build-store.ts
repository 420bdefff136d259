import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY } from '../../shared/domain/duration.ts'

/** Long enough that no process still serves a build that it asked for so long ago. */
const UNUSED_SECONDS_MAX = 7 * DAY

/**
 * The folder `store/<name>`. If it does not exist, `make` makes it in another place and it is renamed: it
 * exists as a whole or not at all. Two processes that make it at the same time get the same folder, and a
 * process that fails or is killed leaves none.
 *
 * Making a folder removes those that nobody has asked for in a week. Younger ones stay: a process may be
 * serving them.
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
    // Another process made the same folder first.
    if (!existsSync(folder)) throw error
  }
  return folder
}

async function removeUnused(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    const folder = join(store, name)
    // Undefined when another process has just removed or renamed it.
    const found = statSync(folder, { throwIfNoEntry: false })
    const unusedSeconds = found === undefined ? 0 : (Date.now() - found.mtimeMs) / 1000
    if (unusedSeconds > UNUSED_SECONDS_MAX) await rm(folder, { recursive: true, force: true })
  }
}
