import type { Grant } from './grants.ts'

const HEADING = `Who may do what: every permission of every role, as synthesized.
One line each: policy (a capability's name), action, resource, conditions.
A change here is a change of what a stolen function can do: review it as such.
To accept one: npx vitest run test/infra/permissions/permissions.test.ts --update`

/** The grants as a text for people to review, holder by holder, in columns. */
export function permissionMatrix(grants: readonly Grant[]): string {
  const rows = grants.map(({ policy, action, resource }) => [policy, action, resource])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const holders = [...new Set(grants.map(({ holder }) => holder))]
  const sections = holders.map((holder) =>
    [
      holder,
      ...grants
        .filter((grant) => grant.holder === holder)
        .map(({ effect, policy, action, resource, conditions }) =>
          [
            ...[policy, action, resource].map((cell, column) => cell.padEnd(widths[column] ?? 0)),
            ...(effect === 'Allow' ? [] : [effect.toUpperCase()]),
            conditions.join(' and '),
          ].join('  '),
        )
        .map((line) => `  ${line}`.trimEnd()),
    ].join('\n'),
  )
  return [HEADING, ...sections].join('\n\n').concat('\n')
}
