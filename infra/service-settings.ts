import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Node } from 'constructs'
import type { ServiceSettings } from './service-props.ts'

/** Stands in for the identity provider at synth. It has no discovery document: AWS refuses to deploy it. */
export const PLACEHOLDER_IDENTITY_PROVIDER = 'https://identity.example.com'

/** Reads the settings from CDK context (`-c audience=…`), each with a default that synthesizes. */
export function settingsFrom(node: Node): ServiceSettings {
  return {
    identityProvider: textFrom(node, 'identityProvider', PLACEHOLDER_IDENTITY_PROVIDER),
    identityAudiences: listFrom(node, 'identityAudience', 'feedback-keys-console'),
    administrationScope: textFrom(node, 'administrationScope', 'feedback-keys/manage'),
    issuer: textFrom(node, 'issuer', '') || undefined,
    audience: textFrom(node, 'audience', 'feedback'),
    tokenLifetimeSeconds: Number(textFrom(node, 'tokenLifetimeSeconds', '900')),
    keypairLimit: Number(textFrom(node, 'keypairLimit', '100')),
    platformPrincipals: listFrom(node, 'platformPrincipals', ''),
    consoleOrigin: textFrom(node, 'consoleOrigin', ''),
    logRetention: RetentionDays.THREE_MONTHS,
    removalProtection: textFrom(node, 'removalProtection', 'true') !== 'false',
  }
}

/** The deployment's name, a part of the stack's: `-c stage=…`, `dev` by default. */
export function stageFrom(node: Node): string {
  return textFrom(node, 'stage', 'dev')
}

function textFrom(node: Node, name: string, otherwise: string): string {
  const value: unknown = node.tryGetContext(name)
  return value === undefined ? otherwise : String(value)
}

/** Values separated by commas. */
function listFrom(node: Node, name: string, otherwise: string): readonly string[] {
  return textFrom(node, name, otherwise)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
