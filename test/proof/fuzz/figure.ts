/** What the time that inputs took comes to in words. */
export function figureOf(milliseconds: Float64Array): string {
  const sorted = milliseconds.toSorted()
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return `99 % within ${at(0.99).toFixed(1)} ms, the slowest ${at(1).toFixed(0)} ms`
}
