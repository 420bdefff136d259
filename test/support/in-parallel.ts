const CONCURRENCY = 12

/** Runs a task for each of many items, a few at a time. The results are in the order of the items. */
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
