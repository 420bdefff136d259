import type { Actor, User } from '../domain/actor.ts'
import { DomainError } from '../domain/errors.ts'
import type { Ports } from '../domain/ports.ts'
import type { HttpEvent } from './event.ts'

const SUBJECT_LENGTH_MAX = 255

/**
 * The user whose access token the gateway has checked. Issuer and scope are compared once more, so
 * that an event made by hand, or an authorizer set up wrongly, is no way in. Claims such as groups or
 * roles are never looked at.
 *
 * @throws {DomainError} unauthenticated, forbidden
 */
export function userOf(event: HttpEvent, provider: Ports['identityProvider']): User {
  const claims = claimsOf(event)
  const { iss, sub, scope } = claims
  if (typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_LENGTH_MAX) {
    throw new DomainError('unauthenticated', 'A user access token is required.')
  }
  if (iss !== provider.issuer) {
    throw new DomainError('unauthenticated', 'The access token is of another issuer.')
  }
  if (typeof scope !== 'string' || !scope.split(' ').includes(provider.scope)) {
    throw new DomainError('forbidden', `The access token needs the scope ${provider.scope}.`)
  }
  return { issuer: iss, subject: sub }
}

/**
 * The platform's principal, whose signature the gateway has checked, if it is one of those that the
 * operator named.
 *
 * @throws {DomainError} forbidden
 */
export function platformOf(event: HttpEvent, principals: readonly string[]): Actor {
  const arn = iamOf(event)
  const principal = arn === undefined ? undefined : principalOf(arn)
  if (principal === undefined || !principals.includes(principal)) {
    throw new DomainError('forbidden', 'This principal may not call platform operations.')
  }
  return { type: 'platform', principal }
}

/** Who is calling, for the log: an identity that the gateway has established, or nobody. */
export function callerName(event: HttpEvent): string | undefined {
  const { sub } = claimsOf(event)
  return typeof sub === 'string' ? sub.slice(0, SUBJECT_LENGTH_MAX) : iamOf(event)
}

/** A session of an assumed role is that role: `…:sts::1:assumed-role/R/session` is `…:iam::1:role/R`. */
function principalOf(arn: string): string {
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(arn)
  return session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : arn
}

function claimsOf(event: HttpEvent): Readonly<Record<string, unknown>> {
  return memberOf(memberOf(authorizerOf(event), 'jwt'), 'claims')
}

function iamOf(event: HttpEvent): string | undefined {
  const { userArn } = memberOf(authorizerOf(event), 'iam')
  return typeof userArn === 'string' ? userArn : undefined
}

function authorizerOf(event: HttpEvent): Readonly<Record<string, unknown>> {
  return memberOf({ ...event.requestContext }, 'authorizer')
}

function memberOf(
  thing: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  const member = thing[name]
  return typeof member === 'object' && member !== null ? { ...member } : {}
}
