import * as z from 'zod/mini'

/**
 * What Vite says about each chunk that it has written.
 *
 * @see https://vite.dev/guide/backend-integration
 */
export const buildManifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    /** Names of the chunks that must be loaded before this one runs. */
    imports: z.optional(z.array(z.string())),
  }),
)
export type BuildManifest = z.output<typeof buildManifest>

/**
 * The JavaScript files that a browser loads before the page does anything: the entry and all that it imports.
 */
export function firstLoadOf(manifest: BuildManifest): ReadonlySet<string> {
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
  const names = new Set(entries)
  // The loop also visits names that are added during the loop.
  for (const name of names) {
    for (const imported of manifest[name]?.imports ?? []) names.add(imported)
  }
  return new Set([...names].map((name) => manifest[name]?.file ?? name))
}
