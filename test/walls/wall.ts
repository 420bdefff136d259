/** What the files of a folder may import. A file belongs to one wall: that of the nearest folder above it. */
export interface Wall {
  /** The folder or the single file that the wall is around. */
  readonly around: string
  /** What is in the folder, in words for the error message. */
  readonly holds: string
  /** The walls whose files it may import, and single files behind other walls. A folder that imports its own files names itself. */
  readonly imports: readonly string[] | 'anything'
  /** Whole packages, or one of their entry points, such as `zod/mini`. */
  readonly packages: readonly string[] | 'anything'
  /** Whether it may import Node's built-in modules. */
  readonly node: boolean
}

export function wallOf(path: string, walls: readonly Wall[]): Wall | undefined {
  return walls
    .filter(({ around }) => path === around || path.startsWith(`${around}/`))
    .toSorted((one, other) => other.around.length - one.around.length)[0]
}
