/** What the operator states at deployment. A function that needs a setting names it as a capability. */
export interface Settings {
  /** `iss` of the tokens and of the metadata: where this service is reached. */
  readonly issuer: string
  /** `aud` of the tokens: the API that they are for. */
  readonly audience: string
  readonly tokenLifetimeSeconds: number
  /** Keypairs per owner. */
  readonly keypairLimit: number
  /** The OIDC issuer whose users administer. */
  readonly identityProvider: string
  /** The scope that a user's access token must carry: an ID token has none. */
  readonly administrationScope: string
  /** ARNs of the IAM principals that may call platform routes. Empty: nobody may. */
  readonly platformPrincipals: readonly string[]
  /** The console's origin where it is not this service's own. */
  readonly consoleOrigin: string | undefined
}

export type Setting = keyof Settings
