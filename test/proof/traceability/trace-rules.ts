import type { Rule } from './security-page.ts'

interface RuleSources {
  readonly rules: readonly Rule[]
  /** The paths of all files under test/. */
  readonly files: ReadonlySet<string>
}

const BREAKS = 'test/proof/breaks/'

/** Finds what is wrong with the rules, a sentence each: each needs guards that exist, and a break of its own. */
export function faultsOfRules({ rules, files }: RuleSources): readonly string[] {
  const breaks = [...files].filter((file) => file.startsWith(BREAKS) && file.endsWith('.patch'))
  const expected = rules.map((rule) => `${BREAKS}${slugOf(rule)}.patch`)
  return [
    ...rules.flatMap(({ number, guards }) => {
      if (guards.length === 0) return [`Rule ${number} names no test that guards it.`]
      const gone = guards.filter((guard) => !files.has(guard))
      return gone.map((guard) => `Rule ${number} names ${guard}, which does not exist.`)
    }),
    ...expected.filter((path) => !files.has(path)).map((path) => `There is no ${path}.`),
    ...breaks
      .filter((path) => !expected.includes(path))
      .map((path) => `${path} breaks no rule of docs/security.md.`),
  ]
}

function slugOf({ number, title }: Rule): string {
  return `${number}-${title.toLowerCase().replaceAll(' ', '-')}`
}
