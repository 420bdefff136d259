import type { StackProps } from 'aws-cdk-lib'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { CodeOf } from './bundle.ts'

/** What an operator decides about a deployment of the service. */
export interface ServiceSettings {
  /** The OIDC issuer whose users administer. API Gateway reads its discovery document at deployment. */
  readonly identityProvider: string
  /** `aud` (or `client_id`) values of the users' access tokens that are taken. At most 50. */
  readonly identityAudiences: readonly string[]
  /** The scope that a user's access token must carry: an ID token has none. */
  readonly administrationScope: string
  /** `iss` of the tokens; undefined: the API's own URL. */
  readonly issuer: string | undefined
  /** `aud` of the tokens: the API that they are for. */
  readonly audience: string
  /** How long a token is good for, 60 to 3 600. */
  readonly tokenLifetimeSeconds: number
  /** Keypairs per owner. */
  readonly keypairLimit: number
  /** ARNs of the IAM principals that may call platform routes. Empty: nobody may. */
  readonly platformPrincipals: readonly string[]
  /** The console's origin, where it is not this service's own; empty: no cross-origin caller. */
  readonly consoleOrigin: string
  /** For how long logs are kept. The audit trail is in the table, and outlives them. */
  readonly logRetention: RetentionDays
  /**
   * Whether the table and the keys refuse deletion and outlive the stack. Off only for stages that
   * may be lost: without its keys, every keypair of a table is dead.
   */
  readonly removalProtection: boolean
}

/** What the service's stack is made from. */
export interface ServiceProps extends StackProps, ServiceSettings {
  /** The code of each function. */
  readonly codeOf: CodeOf
}
