import type { StackProps } from 'aws-cdk-lib'
import type { CodeOf } from './lambda/bundle.ts'
import type { StageSettings } from './settings/stage-settings.ts'

/** The identity provider of the administrators, as API Gateway needs it. */
export interface Identity {
  /** The OIDC issuer. API Gateway reads its discovery document at deployment. */
  readonly issuer: string
  /** The accepted `aud` (or `client_id`) values of users' access tokens. At most 50. */
  readonly audiences: readonly string[]
}

/** The same identity provider, as the console needs it to sign users in. */
export interface ConsoleIdentity extends Identity {
  /** The console's client id: a public client, authorization code with PKCE. */
  readonly consoleClientId: string
  /** The provider's origins that the console's code calls. */
  readonly origins: readonly string[]
  /** Parameters that the console sends to the provider in addition to those of OpenID Connect. */
  readonly signInParameters: Readonly<Record<string, string>>
}

/** The settings of the service's stack. */
export interface ServiceProps
  extends StackProps,
    Omit<
      StageSettings,
      // These concern the other stacks, or decide which stacks exist.
      'stage' | 'account' | 'region' | 'identityProvider' | 'mfaRequired' | 'console' | 'firewall'
    > {
  readonly identity: Identity
  /** The code of each function. */
  readonly codeOf: CodeOf
}
