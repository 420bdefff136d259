import * as z from 'zod/mini'

/**
 * What Vite tells of each chunk that it has written.
 *
 * @see https://vite.dev/guide/backend-integration
 */
export const buildManifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    /** Names of the chunks that must be there before this one runs. */
    imports: z.optional(z.array(z.string())),
  }),
)
export type BuildManifest = z.output<typeof buildManifest>

/** The files of JavaScript that a browser loads before the page does anything: its entry, and what that imports. */
export function firstLoadOf(manifest: BuildManifest): ReadonlySet<string> {
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
  const names = new Set(entries)
  // A set that grows while it is walked is walked to its new end.
  for (const name of names) {
    for (const imported of manifest[name]?.imports ?? []) names.add(imported)
  }
  return new Set([...names].map((name) => manifest[name]?.file ?? name))
}
