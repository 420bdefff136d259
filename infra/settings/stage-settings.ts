import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { WrittenSettings } from './schema.ts'

/** The scope that users' access tokens carry, where the stage's own user pool issues them. */
export const ADMINISTRATION_SCOPE_DEFAULT = 'feedback-keys/manage'

/** An OIDC provider of the operator's own, in place of a Cognito user pool. */
export interface IdentityProviderSettings {
  /** Its issuer, exactly as its tokens name it. API Gateway reads its discovery document at deployment. */
  readonly issuer: string
  /** `aud` (or `client_id`) values of the users' access tokens that are taken. 1 to 50. */
  readonly audiences: readonly string[]
  /** Further origins that the console talks to when signing in, as `https://…`. */
  readonly origins: readonly string[]
  /** What the console says to it at signing in, beside what OpenID Connect has it say. */
  readonly signInParameters: Readonly<Record<string, string>>
  /** The console's client there: public, authorization code with PKCE. */
  readonly consoleClientId: string | undefined
}

/** Where the service is reached, in place of the names that AWS gives. */
export interface DomainSettings {
  readonly name: string
  /** An ACM certificate for it in the stage's own region. */
  readonly certificateArn: string
  /** The Route 53 zone that gets its records; undefined: the operator makes them. */
  readonly hostedZoneId: string | undefined
  /** An ACM certificate for it in us-east-1: with it, CloudFront answers at the domain, for API and console. */
  readonly edgeCertificateArn: string | undefined
}

/** Settings that are written one by one, and are used together or under another name. */
type Regrouped =
  | 'identityProvider'
  | 'identityAudiences'
  | 'identityOrigins'
  | 'signInParameters'
  | 'consoleClientId'
  | 'administrationScope'
  | 'mfaRequired'
  | 'domainName'
  | 'certificateArn'
  | 'hostedZoneId'
  | 'edgeCertificateArn'
  | 'logRetentionDays'

/** Settings of which none is forgotten: one that was left out is undefined. */
type Stated<T> = { readonly [Name in keyof Required<T>]: T[Name] }

/** What an operator decides about a stage, checked. `schema.ts` has the rule of each, and its default. */
export interface StageSettings extends Stated<Omit<WrittenSettings, Regrouped>> {
  /** Undefined: the stage gets a Cognito user pool. */
  readonly identityProvider: IdentityProviderSettings | undefined
  /** The scope that a user's access token must carry: an ID token has none. */
  readonly administrationScope: string
  /** Whether users of the stage's own user pool need a second factor. */
  readonly mfaRequired: boolean
  readonly domain: DomainSettings | undefined
  readonly logRetention: RetentionDays
}
