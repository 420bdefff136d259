import { isDeepStrictEqual } from 'node:util'

/** Every change changes these: they say nothing of it. */
const ALWAYS = new Set(['version', 'updatedAt'])

/** The names of the members that a change changed, for the audit. */
export function changedMembers(before: object, after: object): readonly string[] {
  const old = new Map(Object.entries(before))
  return Object.entries(after)
    .filter(([name, value]) => !ALWAYS.has(name) && !isDeepStrictEqual(value, old.get(name)))
    .map(([name]) => name)
}
