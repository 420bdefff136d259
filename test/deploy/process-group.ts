import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'

/** Signals every process of a group. It is no error if they have ended already. */
export function signalGroup(group: number | undefined, signal: NodeJS.Signals): void {
  if (group !== undefined) isKilled(group, signal)
}

/** Whether any process of a group runs. A zombie, which waits for its parent, does not count. */
export async function isAlive(group: number | undefined): Promise<boolean> {
  if (group === undefined || !isKilled(group, 0)) return false
  if (!existsSync('/proc/self/stat')) return true
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const states = await Promise.all(ids.map((id) => stateIn(id, group)))
  return states.some((state) => state !== undefined && state !== 'Z')
}

function isKilled(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal)
  } catch {
    return false
  }
}

/**
 * The state of a process if it belongs to the group; undefined otherwise.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
async function stateIn(id: string, group: number): Promise<string | undefined> {
  // The process may have ended meanwhile.
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')
  const [, state, groupId] = /\) (\S) \d+ (\d+) /.exec(stat) ?? []
  return Number(groupId) === group ? state : undefined
}
