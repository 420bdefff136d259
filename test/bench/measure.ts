/** CPU of this process, user and system, in microseconds per run. */
export async function cpuMicroseconds(
  runs: number,
  run: () => unknown | Promise<unknown>,
): Promise<number> {
  const before = process.cpuUsage()
  for (let count = 0; count < runs; count += 1) await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / runs
}

export interface Spread {
  readonly minimum: number
  readonly median: number
  readonly maximum: number
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (place: number) => sorted[place] ?? Number.NaN
  return {
    minimum: at(0),
    median: at(Math.floor(sorted.length / 2)),
    maximum: at(sorted.length - 1),
  }
}

/** One line of the report. */
export function line(name: string, figures: readonly number[], digits = 0): string {
  const { minimum, median, maximum } = spreadOf(figures)
  const columns = [minimum, median, maximum].map((figure) => figure.toFixed(digits).padStart(10))
  return name.padEnd(64) + columns.join('')
}
