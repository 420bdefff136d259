export interface Page<T> {
  readonly items: readonly T[]
  /** The key of the last item, after which the next page starts; undefined on the last page. */
  readonly next: string | undefined
}

export interface PageRequest {
  readonly limit: number
  /** The `next` of the previous page. */
  readonly after: string | undefined
}
