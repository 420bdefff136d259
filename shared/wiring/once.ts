export interface Once<T> {
  /** The value, made now if it was not yet. */
  (): T
  /** The value, if it has been made. */
  readonly made: () => T | undefined
}

/** Makes a value at its first use, not at import: what fails then is answered, logged, and tried again. */
export function once<T>(make: () => T): Once<T> {
  let kept: { readonly value: T } | undefined
  const get = () => {
    kept ??= { value: make() }
    return kept.value
  }
  return Object.assign(get, { made: () => kept?.value })
}
