/** The times of all inputs, as a text. */
export function describeTimings(milliseconds: Float64Array): string {
  const sorted = milliseconds.toSorted()
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return `99 % within ${at(0.99).toFixed(1)} ms, the slowest ${at(1).toFixed(0)} ms`
}
