// What a wall is made of. A file stands behind one wall: that of the nearest folder above it.
export interface Wall {
  /** The folder, or the only file, that stands behind the wall. */
  readonly around: string
  /** What is in it, and therefore must not need more: it is told to whom the wall stops. */
  readonly holds: string
  /** Walls whose files it may import, and single files of others. Itself is one of them. */
  readonly imports: readonly string[] | 'anything'
  /** Packages with all that they export, or, as `zod/mini`, one of their entry points. */
  readonly packages: readonly string[] | 'anything'
  /** Whether it may import what Node has built in. */
  readonly node: boolean
}

export function wallOf(path: string, walls: readonly Wall[]): Wall | undefined {
  return walls
    .filter(({ around }) => path === around || path.startsWith(`${around}/`))
    .toSorted((one, other) => other.around.length - one.around.length)[0]
}
