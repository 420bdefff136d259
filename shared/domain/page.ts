export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page starts: the last item's key. Undefined on the last page. */
  readonly next: string | undefined
}

export interface PageRequest {
  readonly limit: number
  /** The `next` of the page before. */
  readonly after: string | undefined
}
