import { type Actor, SUBJECT_PATTERN, type User } from '../../domain/audit/actor.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'
import type { HttpEvent } from '../http-event.ts'

type UserSettings = Pick<Settings, 'identityProvider' | 'administrationScope'>

/**
 * The user whose access token the gateway has checked. Issuer and scope are compared once more, so
 * that an event made by hand, or an authorizer set up wrongly, is no way in. Claims such as groups or
 * roles are never looked at.
 *
 * @throws {DomainError} unauthenticated, insufficient-scope
 */
export function userOf(
  event: HttpEvent,
  { identityProvider, administrationScope }: UserSettings,
): User {
  const claims = claimsOf(event)
  const { iss, sub } = claims
  if (typeof sub !== 'string' || !SUBJECT_PATTERN.test(sub)) {
    throw new DomainError('unauthenticated', 'A user access token is required.')
  }
  if (iss !== identityProvider) {
    throw new DomainError('unauthenticated', 'The access token is of another issuer.')
  }
  if (!scopesOf(claims).includes(administrationScope)) {
    throw new DomainError(
      'insufficient-scope',
      `The access token needs the scope ${administrationScope}.`,
    )
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
  const named = principals.map(withoutRolePath)
  if (principal === undefined || !named.includes(principal)) {
    throw new DomainError('forbidden', 'This principal may not call platform operations.')
  }
  return { type: 'platform', principal }
}

/** Who is calling, for the log: an identity that the gateway has established, or nobody. */
export function callerName(event: HttpEvent): string | undefined {
  const { sub } = claimsOf(event)
  return typeof sub === 'string' && SUBJECT_PATTERN.test(sub) ? sub : iamOf(event)
}

/** A session of an assumed role is that role: `…:sts::1:assumed-role/R/session` is `…:iam::1:role/R`. */
function principalOf(arn: string): string {
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(arn)
  return session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : arn
}

/** A session's ARN tells its role's name, which is unique in the account, but not the role's path. */
function withoutRolePath(arn: string): string {
  return arn.replace(/:role\/.*\//, ':role/')
}

/** RFC 9068 §2.2.3 has `scope`; some providers send an array `scp`, which the gateway flattens to `[a b]`. */
function scopesOf({ scope, scp }: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof scope === 'string') return scope.split(' ')
  return typeof scp === 'string' ? scp.replace(/^\[(.*)\]$/, '$1').split(' ') : []
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
