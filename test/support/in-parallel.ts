const CONCURRENCY = 12

/** Does something with each of many, a few at once; the results are in their order. */
export async function inParallel<T, R>(
  things: readonly T[],
  work: (thing: T, place: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < things.length; start += CONCURRENCY) {
    const some = things.slice(start, start + CONCURRENCY)
    results.push(...(await Promise.all(some.map((thing, place) => work(thing, start + place)))))
  }
  return results
}
