import { matchesPath, type Route } from '../../shared/operations/contract/routes.ts'

export interface RouteMatch {
  readonly route: Route
  readonly pathParameters: Readonly<Record<string, string>>
}

/**
 * Finds the route of a request. If several match, the one with the fewest parameters wins, because an HTTP
 * API prefers a full match. A parameter matches one segment that is not empty. A path with a trailing slash
 * matches no route.
 *
 * @param path the decoded path: an HTTP API decodes it before matching, so that `%2F` separates segments.
 */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const [match] = routes
    .filter((route) => route.method === method && matchesPath(route.path, path))
    .map((route) => ({ route, pathParameters: parametersOf(route.path, path) }))
    .filter(({ pathParameters }) => Object.values(pathParameters).every((value) => value !== ''))
    .sort((a, b) => parameterCount(a) - parameterCount(b))
  return match
}

function parametersOf(routePath: string, path: string): Record<string, string> {
  const segments = path.split('/')
  return Object.fromEntries(
    routePath
      .split('/')
      .map((segment, place) => [segment, segments[place] ?? ''] as const)
      .filter(([segment]) => segment.startsWith('{'))
      .map(([segment, value]) => [segment.slice(1, -1), value]),
  )
}

function parameterCount(match: RouteMatch): number {
  return Object.keys(match.pathParameters).length
}
