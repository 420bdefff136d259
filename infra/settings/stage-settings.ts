import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { WrittenSettings } from './schema.ts'

/** The scope of users' access tokens from the stage's own user pool. */
export const ADMINISTRATION_SCOPE_DEFAULT = 'feedback-keys/manage'

/** An OIDC provider of the operator, which replaces the Cognito user pool. */
export interface IdentityProviderSettings {
  /** Its issuer, exactly as its tokens name it. API Gateway reads its discovery document at deployment. */
  readonly issuer: string
  /** The accepted `aud` (or `client_id`) values of users' access tokens. 1 to 50. */
  readonly audiences: readonly string[]
  /** Further origins that the console calls during sign-in, as `https://…`. */
  readonly origins: readonly string[]
  /** Parameters that the console sends to the provider in addition to those of OpenID Connect. */
  readonly signInParameters: Readonly<Record<string, string>>
  /** The console's client id there: a public client, authorization code with PKCE. */
  readonly consoleClientId: string | undefined
}

/** The operator's domain for the service, which replaces the URL from AWS. */
export interface DomainSettings {
  readonly name: string
  /** An ACM certificate for the domain in the stage's region. */
  readonly certificateArn: string
  /** The Route 53 zone for the DNS records. When undefined, the operator creates them. */
  readonly hostedZoneId: string | undefined
  /** An ACM certificate for the domain in us-east-1. With it, CloudFront serves API and console there. */
  readonly edgeCertificateArn: string | undefined
}

/** Settings that are written one by one, but used in a group or under another name. */
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

/** The same settings with every member present, so that none is forgotten. It may be undefined. */
type Stated<T> = { readonly [Name in keyof Required<T>]: T[Name] }

/** The checked settings of a stage. `schema.ts` has the rule and the default of each. */
export interface StageSettings extends Stated<Omit<WrittenSettings, Regrouped>> {
  /** When undefined, the stage gets a Cognito user pool. */
  readonly identityProvider: IdentityProviderSettings | undefined
  /** The scope that a user's access token must have. ID tokens have no scope, so they are refused. */
  readonly administrationScope: string
  /** Whether users of the stage's own user pool need a second factor. */
  readonly mfaRequired: boolean
  readonly domain: DomainSettings | undefined
  readonly logRetention: RetentionDays
}
