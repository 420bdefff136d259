import type { App } from 'aws-cdk-lib'
import { ConsoleStack } from './console/console-stack.ts'
import { FirewallStack } from './console/firewall-stack.ts'
import { IdentityStack } from './identity/identity-stack.ts'
import type { CodeOf } from './lambda/bundle.ts'
import type { ConsoleIdentity } from './service-props.ts'
import { ServiceStack } from './service-stack.ts'
import type { IdentityProviderSettings, StageSettings } from './settings/stage-settings.ts'

export interface StageParts {
  /** The code of each function. */
  readonly codeOf: CodeOf
  /** The console's files. */
  readonly consoleFolder: string
}

/**
 * Adds the stacks of a stage, in the order of their deployment: identity, service, firewall, console. No
 * stack needs a later one, so that a failed deployment of the console does not harm the service.
 */
export function addStage(app: App, settings: StageSettings, parts: StageParts): void {
  const name = `feedback-keys-${settings.stage}`
  const env = { account: settings.account, region: settings.region }
  const common = { ...settings, env }
  // For the stacks that cannot be created again with the same users, data and URL.
  const kept = { ...common, terminationProtection: settings.removalProtection }
  const own = settings.identityProvider
  const identityStack = own ? undefined : new IdentityStack(app, `${name}-identity`, kept)
  const identity = own ? ownIdentity(own) : identityStack?.identity
  if (identity === undefined) throw new Error('a stage has an identity provider or a user pool')
  const service = new ServiceStack(app, name, { ...kept, identity, codeOf: parts.codeOf })
  if (!settings.console) return
  const firewall = settings.firewall
    ? new FirewallStack(app, `${name}-firewall`, {
        ...common,
        env: { ...env, region: 'us-east-1' },
      })
    : undefined
  new ConsoleStack(app, `${name}-console`, {
    ...common,
    identity,
    identityStack,
    service,
    webAclArn: firewall?.webAclArn,
    folder: parts.consoleFolder,
  })
}

function ownIdentity(provider: IdentityProviderSettings): ConsoleIdentity {
  const { issuer, audiences, consoleClientId = '', signInParameters } = provider
  const origins = [...new Set([new URL(issuer).origin, ...provider.origins])]
  return { issuer, audiences, consoleClientId, origins, signInParameters }
}
