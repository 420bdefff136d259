import type { StackProps } from 'aws-cdk-lib'
import type { CodeOf } from './lambda/bundle.ts'
import type { StageSettings } from './settings/stage-settings.ts'

/** The people who administer, as API Gateway gets to know them. */
export interface Identity {
  /** The OIDC issuer. API Gateway reads its discovery document at deployment. */
  readonly issuer: string
  /** `aud` (or `client_id`) values of the users' access tokens that are taken. At most 50. */
  readonly audiences: readonly string[]
}

/** The same people, as the console signs them in. */
export interface ConsoleIdentity extends Identity {
  /** The console's client: public, authorization code with PKCE. */
  readonly consoleClientId: string
  /** The origins at which the provider answers a browser's code. */
  readonly origins: readonly string[]
  /** What to say to it at signing in, beside what OpenID Connect has one say. */
  readonly signInParameters: Readonly<Record<string, string>>
}

/** What the service's stack is made from. */
export interface ServiceProps
  extends StackProps,
    Omit<
      StageSettings,
      // What the stacks beside it are about, and which of them there are.
      'stage' | 'account' | 'region' | 'identityProvider' | 'mfaRequired' | 'console' | 'firewall'
    > {
  readonly identity: Identity
  /** The code of each function. */
  readonly codeOf: CodeOf
}
