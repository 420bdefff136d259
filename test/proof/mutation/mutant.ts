/** Where in a file; lines and columns count from 1. */
export interface Place {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/** One small change of the product's code. */
export interface Mutant {
  /** Relative to the repository. */
  readonly file: string
  readonly place: Place
  /** As Stryker names what it does: 'BooleanLiteral'. */
  readonly kind: string
  /** What stands in the place instead. */
  readonly replacement: string
}

const SHOWN_CHARACTERS = 100

/** Tells a mutant from every other. */
export function nameOf(mutant: Mutant): string {
  return `${mutant.file} ${identityOf(mutant)}`
}

/** Those of the one list that are not in the other. */
export function without<M extends Mutant>(
  mutants: readonly M[],
  others: readonly Mutant[],
): readonly M[] {
  const names = new Set(others.map(nameOf))
  return mutants.filter((mutant) => !names.has(nameOf(mutant)))
}

/** Tells a mutant from every other of its file. */
export function identityOf({ place, kind, replacement }: Mutant): string {
  const { start, end } = place
  const where = `${start.line}:${start.column}-${end.line}:${end.column}`
  return `${where} ${kind} ${JSON.stringify(replacement)}`
}

/** Whether all of one place lies in another, or is it. */
export function isWithin(inner: Place, outer: Place): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end)
}

/** In words that stay when lines are added elsewhere: the file, what stands there, what would instead. */
export function inWords({ file, place, replacement }: Mutant, source: string): string {
  return `${file}: ${oneLine(textIn(source, place))} → ${oneLine(replacement)}`
}

function isBefore(one: Place['start'], other: Place['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column)
}

function textIn(source: string, { start, end }: Place): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, place) => (place === last ? line.slice(0, end.column - 1) : line))
    .map((line, place) => (place === 0 ? line.slice(start.column - 1) : line))
    .join(' ')
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}
