import { matchesPath, type Route } from '../../shared/operations/contract/routes.ts'

export interface RouteMatch {
  readonly route: Route
  readonly pathParameters: Readonly<Record<string, string>>
}

/**
 * Finds the route of a request: among those that match, the one with the fewest parameters, as an
 * HTTP API prefers a full match. A parameter stands for one segment that is not empty, and a trailing
 * slash matches nothing.
 *
 * @param path decoded: an HTTP API decodes a path before it matches, so that `%2F` parts segments.
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
