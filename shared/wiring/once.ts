export interface Once<T> {
  /** Returns the value. The first call makes it. */
  (): T
  /** Returns the value if it has been made. */
  readonly made: () => T | undefined
}

/**
 * Makes a value at its first use, not at import. A failure is then answered and logged, and the next use
 * tries again.
 */
export function once<T>(make: () => T): Once<T> {
  let kept: { readonly value: T } | undefined
  const get = () => {
    kept ??= { value: make() }
    return kept.value
  }
  return Object.assign(get, { made: () => kept?.value })
}
