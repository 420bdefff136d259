/**
 * The settings that the operator gives at deployment. An operation that needs one names it as a capability.
 */
export interface Settings {
  /** `iss` of the access tokens and `issuer` of the metadata: the URL of this service. */
  readonly issuer: string
  /** `aud` of the access tokens: the API that they are for. */
  readonly audience: string
  readonly tokenLifetimeSeconds: number
  /** How many keypairs an owner may have. */
  readonly keypairLimit: number
  /** The OIDC issuer of the administrators. */
  readonly identityProvider: string
  /** The scope that a user's access token must have. An ID token has no scope. */
  readonly administrationScope: string
  /** The ARNs of the IAM principals that may call platform operations. If empty, nobody may. */
  readonly platformPrincipals: readonly string[]
  /** The console's origin, if it differs from the origin of this service. */
  readonly consoleOrigin: string | undefined
}

export type Setting = keyof Settings
