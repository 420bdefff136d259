import { ASSETS_PREFIX } from './paths.ts'

/** A browser never asks for it again: its name says what is in it. */
export const HASHED = 'public, max-age=31536000, immutable'
/** Asked for each time, and not sent again unless it has changed: a new version is visible at once. */
export const REVALIDATED = 'no-cache'

/** How long a file of the console may be kept by whoever has got it: the value of `Cache-Control`. */
export function cacheControlOf(file: string): string {
  return file.startsWith(ASSETS_PREFIX) ? HASHED : REVALIDATED
}
