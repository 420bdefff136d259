/**
 * Takes a step of the test, and prints one line of how long it took.
 *
 * @throws what the step throws, when the line has said that it failed
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
