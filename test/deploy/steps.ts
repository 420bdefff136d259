/**
 * Runs a step of the test and prints a line with its name and its time.
 *
 * @throws what the step throws, after printing that it failed
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  let outcome = 'FAILED  '
  try {
    const result = await work()
    outcome = ''
    return result
  } finally {
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${seconds.padStart(6)} s  ${outcome}${name}`)
  }
}
