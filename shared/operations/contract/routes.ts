import { OWNER_TYPES, type OwnerRef, type OwnerType } from '../../domain/owners/owner.ts'
import type { HttpOperation } from './operation.ts'
import type { Method } from './routed-operation.ts'

/** One route of the HTTP API, in the form of API Gateway: `POST /v1/accounts/{ownerId}/keypairs`. */
export interface Route {
  readonly method: Method
  readonly path: string
  readonly operation: HttpOperation
}

const SEGMENT_OF: Record<OwnerType, string> = { account: 'accounts', environment: 'environments' }

/** The routes of an operation: `{owners}` in a path becomes one route for each type of owner. */
export function routesOf(operation: HttpOperation): readonly Route[] {
  return operation.paths
    .flatMap((path) =>
      path.includes('{owners}')
        ? Object.values(SEGMENT_OF).map((segment) => path.replace('{owners}', segment))
        : [path],
    )
    .flatMap((path) => methodsOf(operation).map((method) => ({ method, path, operation })))
}

/** Adds HEAD to the operations that anyone may read with GET (RFC 9110 §9.3.2). */
function methodsOf({ method, caller }: HttpOperation): readonly Method[] {
  return caller === 'anyone' && method === 'GET' ? ['GET', 'HEAD'] : [method]
}

/**
 * The type of owner in a route key, such as `GET /v1/accounts/{ownerId}/keypairs`; undefined when there is
 * none. It reads the route key, because a request's path may begin with the mapping of a custom domain.
 */
export function ownerTypeIn(routeKey: string): OwnerType | undefined {
  return OWNER_TYPES.find((type) => routeKey.includes(` /v1/${SEGMENT_OF[type]}/`))
}

/** The path of an owner. */
export function ownerPath({ type, id }: OwnerRef): string {
  return `/v1/${SEGMENT_OF[type]}/${id}`
}

/**
 * Whether a request path matches a route: the same segments, where `{…}` matches any segment that is not
 * empty.
 */
export function matchesPath(routePath: string, requestPath: string): boolean {
  const route = routePath.split('/')
  const request = requestPath.split('/')
  return (
    route.length === request.length &&
    route.every((segment, place) =>
      segment.startsWith('{') ? request[place] !== '' : segment === request[place],
    )
  )
}
