import { isDeepStrictEqual } from 'node:util'

/** Every change changes these members, so they say nothing about it. */
const ALWAYS = new Set(['version', 'updatedAt'])

/** The names of the members that a change has changed, for the audit trail. */
export function changedMembers(before: object, after: object): readonly string[] {
  const old = new Map(Object.entries(before))
  return Object.entries(after)
    .filter(([name, value]) => !ALWAYS.has(name) && !isDeepStrictEqual(value, old.get(name)))
    .map(([name]) => name)
}
