import { type Actor, SUBJECT_PATTERN, type User } from '../../domain/audit/actor.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'
import type { HttpEvent } from '../http-event.ts'

type UserSettings = Pick<Settings, 'identityProvider' | 'administrationScope'>

/**
 * The user of the access token, which the gateway has checked. Issuer and scope are checked once more here,
 * so that a forged event or a wrongly configured authorizer does not let anybody in. Claims such as groups
 * or roles are never used.
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
    throw new DomainError('unauthenticated', 'The access token comes from another issuer.')
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
 * The platform, if its principal is one that the operator allowed. The gateway has checked its signature.
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

/** The caller's name for the log: the identity that the gateway has checked, if any. */
export function callerName(event: HttpEvent): string | undefined {
  const { sub } = claimsOf(event)
  return typeof sub === 'string' && SUBJECT_PATTERN.test(sub) ? sub : iamOf(event)
}

/**
 * Turns the session of an assumed role into the role: `…:sts::1:assumed-role/R/session` is
 * `…:iam::1:role/R`.
 */
function principalOf(arn: string): string {
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(arn)
  return session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : arn
}

/**
 * Removes the path of a role. A session's ARN has only the role's name, which is unique in the AWS account.
 */
function withoutRolePath(arn: string): string {
  return arn.replace(/:role\/.*\//, ':role/')
}

/**
 * The scopes of a token. RFC 9068 §2.2.3 has `scope`. Some providers send an array `scp`, which the gateway
 * turns into `[a b]`.
 */
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
