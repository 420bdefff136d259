import { ASSETS_PREFIX } from './paths.ts'

/** For files with a hash of their content in the name: a browser never asks for them again. */
export const HASHED = 'public, max-age=31536000, immutable'
/** A browser asks each time, and gets the file only if it has changed: a new version is visible at once. */
export const REVALIDATED = 'no-cache'

/** The value of `Cache-Control` for a file of the console. */
export function cacheControlOf(file: string): string {
  return file.startsWith(ASSETS_PREFIX) ? HASHED : REVALIDATED
}
