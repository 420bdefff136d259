import type { RetentionDays } from 'aws-cdk-lib/aws-logs'

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

/** What an operator decides about a stage, checked. `schema.ts` has the rule of each, and its default. */
export interface StageSettings {
  /** The stage's name, a part of the names of its stacks. */
  readonly stage: string
  /** The AWS account; undefined: that of the credentials at deployment. */
  readonly account: string | undefined
  /** The AWS region; undefined: that of the credentials at deployment. */
  readonly region: string | undefined
  /** Undefined: the stage gets a Cognito user pool. */
  readonly identityProvider: IdentityProviderSettings | undefined
  /** The scope that a user's access token must carry: an ID token has none. */
  readonly administrationScope: string
  /** Whether users of the stage's own user pool need a second factor. */
  readonly mfaRequired: boolean
  readonly domain: DomainSettings | undefined
  /** Whether the stage has a console, and CloudFront in front of it. */
  readonly console: boolean
  /** The origin of a console that is served elsewhere; undefined: no cross-origin caller. */
  readonly consoleOrigin: string | undefined
  /** Whether AWS WAF stands before CloudFront. */
  readonly firewall: boolean
  /** `aud` of the tokens: the API that they are for. */
  readonly audience: string
  /** How long a token is good for, 60 to 3 600. */
  readonly tokenLifetimeSeconds: number
  /** Token requests per second that the gateway lets through, with bursts of twice as many. */
  readonly tokenRequestsPerSecond: number
  /** Keypairs per owner. */
  readonly keypairLimit: number
  /** Numbers of the peppers that secrets may be under, oldest first; the last makes the MACs of new ones. */
  readonly peppers: readonly [number, ...number[]]
  /** ARNs of the IAM principals that may call platform routes. Empty: nobody may. */
  readonly platformPrincipals: readonly string[]
  /** For how long logs are kept. The audit trail is in a table, and outlives them. */
  readonly logRetention: RetentionDays
  /** Who is written to when an alarm goes off; undefined: nobody. */
  readonly alarmEmail: string | undefined
  /**
   * The stream of a table that was restored from a backup and repaired: the service runs on that table.
   * Undefined: on the stack's own.
   */
  readonly restoredTableStreamArn: string | undefined
  /**
   * Whether tables, keys and users refuse deletion and outlive their stacks. Off only for stages that
   * may be lost: without its keys, every keypair of a table is dead.
   */
  readonly removalProtection: boolean
}
