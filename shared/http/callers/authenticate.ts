import type { User } from '../../domain/audit/actor.ts'
import type { AuditContext } from '../../domain/audit/audit-event.ts'
import { notFound } from '../../domain/errors.ts'
import type { Authority } from '../../domain/owners/authority.ts'
import type { Ports } from '../../domain/ports.ts'
import type { Caller } from '../../operations/contract/routed-operation.ts'
import { type HttpEvent, requestIdOf } from '../http-event.ts'
import { ownerIn } from '../request/owner-in-path.ts'
import { platformOf, userOf } from './callers.ts'

interface CallerParts {
  /** The authority is over the owner in the path. */
  administrator: { readonly authority: Authority; readonly audit: AuditContext }
  user: { readonly user: User }
  platform: { readonly audit: AuditContext }
  keypair: object
  anyone: object
}

/** What a use case gets about its caller, by kind of caller. */
export type CallerPart<C extends Caller> = CallerParts[C]

/** The ports for checking callers. An operation only has those for its kind of caller (`capabilitiesOf`). */
export type CallerPorts = Pick<
  Ports,
  'administration' | 'identityProvider' | 'administrationScope' | 'platformPrincipals'
>

/**
 * Identifies the caller from what the gateway has checked. It returns a function that reads an
 * administrator's authority from the table. That function runs after the input is parsed, so that junk
 * costs no call. Every call reads again, and only accepts the same incarnation of the owner.
 *
 * @throws {DomainError} unauthenticated, insufficient-scope, forbidden; the returned function throws
 * not-found, which is the same for an owner that is unknown, closed or somebody else's
 */
export function identify(
  caller: Caller,
  event: HttpEvent,
  ports: CallerPorts,
  now: Date,
): () => Promise<CallerParts[Caller]> {
  const context = { at: now, requestId: requestIdOf(event) }
  switch (caller) {
    case 'administrator': {
      const user = userOf(event, ports)
      const audit: AuditContext = { ...context, actor: { type: 'user', ...user } }
      let incarnation: string | undefined
      return async () => {
        const authority = await authorityOf(event, user, ports)
        incarnation ??= authority.owner.incarnation
        // A request for an owner that has since been closed must not change its successor.
        if (authority.owner.incarnation !== incarnation) throw notFound()
        return { authority, audit }
      }
    }
    case 'user': {
      const user = userOf(event, ports)
      return async () => ({ user })
    }
    case 'platform': {
      const actor = platformOf(event, ports.platformPrincipals)
      return async () => ({ audit: { ...context, actor } })
    }
    default:
      return async () => ({})
  }
}

async function authorityOf(event: HttpEvent, user: User, ports: CallerPorts): Promise<Authority> {
  const authority = await ports.administration.authorize(user, ownerIn(event))
  if (authority === undefined) throw notFound()
  return authority
}
