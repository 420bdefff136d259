/** The paths of the API, which has the same origin as the console. All other paths are the console's. */
export const API_PREFIXES = ['/v1/', '/oauth2/', '/.well-known/'] as const

/** The console reads its configuration here when it starts: the identity provider and the API. */
export const CONFIGURATION_PATH = '/config.json'

/** The only page. */
export const PAGE_PATH = '/index.html'

/** Files under this path have a hash of their content in the name, and never change. */
export const ASSETS_PREFIX = '/assets/'

/**
 * The file that answers a path. A path with a dot in its last part is a file; every other path is an address
 * within the page. These have no dot, because IDs of owners and keypairs have none.
 *
 * @param path percent-encoded, as it was requested.
 */
export function fileAt(path: string): string {
  const lastPart = path.slice(path.lastIndexOf('/') + 1)
  return lastPart.includes('.') ? path : PAGE_PATH
}
