import type { Outcome } from './outcome.ts'
import { PART_NAMES } from './parts.ts'

const NAME_WIDTH = Math.max(...PART_NAMES.map(({ length }) => length))

/** One line for a part. A part that does not hold has more: what broke, its output, and how to replay it. */
export function report(outcome: Outcome): string {
  const { verdict, task } = outcome
  if (verdict.state === 'holds') {
    return line('ok ', outcome, `${spaced(verdict.count)} ${verdict.unit}  ${verdict.figure}`)
  }
  if (verdict.state === 'cut off') return line('cut', outcome, 'not finished')
  const count = verdict.state === 'broken' ? `${spaced(verdict.count)} ${verdict.unit}` : ''
  const amount = verdict.state === 'broken' ? `--count ${verdict.count}` : amountFlag(task.amount)
  return [
    line('RED', outcome, count),
    indented(verdict.failure),
    ...(outcome.output === '' ? [] : [indented(`Its output:\n${outcome.output}`)]),
    `  to replay it: npm run test:proof -- ${task.part} --seed ${task.seed} ${amount}`.trimEnd(),
  ].join('\n')
}

/** Says how many parts hold, and how many do not. */
export function summary(outcomes: readonly Outcome[]): string {
  const holding = outcomes.filter(({ verdict }) => verdict.state === 'holds').length
  const red = outcomes.filter(isRed).length
  return `${holding} ${holding === 1 ? 'part holds' : 'parts hold'}, ${red} ${red === 1 ? 'does' : 'do'} not`
}

export function isRed({ verdict }: Outcome): boolean {
  return verdict.state === 'broken' || verdict.state === 'failed'
}

/** Formats a count for people: `100 000`. */
export function spaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ')
}

function line(state: string, { task, seconds }: Outcome, text: string): string {
  const name = task.part.padEnd(NAME_WIDTH)
  return [state, name, text, `seed ${task.seed}`, `${Math.round(seconds)} s`]
    .filter((word) => word !== '')
    .join('  ')
}

function amountFlag(amount: Outcome['task']['amount']): string {
  if (amount === 'gate') return ''
  return amount === 'soak' ? '--soak' : `--count ${amount}`
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '  ')
}
