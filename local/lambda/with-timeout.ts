/** A function took longer than Lambda would have let it. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}

/** @throws {TimeoutError} when the work takes longer; it is left behind, as Lambda would freeze it. */
export async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new TimeoutError(`took longer than ${milliseconds} ms`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}
