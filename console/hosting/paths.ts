/** What is the API's, on the origin that it shares with the console; all else is the console's. */
export const API_PREFIXES = ['/v1/', '/oauth2/', '/.well-known/'] as const

/** Where the console reads, at its start, whom to ask to sign people in and where the API is. */
export const CONFIGURATION_PATH = '/config.json'

/** The one page. */
export const PAGE_PATH = '/index.html'

/** What lies under it has a hash of its content in its name, and never changes. */
export const ASSETS_PREFIX = '/assets/'

/**
 * The file that answers for a path. A path with a dot in its last part is a file; any other is a place in
 * the one page. No place has a dot: ids of owners and keypairs have none.
 *
 * @param path still percent-encoded, as it was asked for.
 */
export function fileAt(path: string): string {
  const lastPart = path.slice(path.lastIndexOf('/') + 1)
  return lastPart.includes('.') ? path : PAGE_PATH
}
