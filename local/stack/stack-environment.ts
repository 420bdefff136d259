import { variablesOf } from '../../shared/wiring/environment.ts'
import { LOCAL_PRINCIPAL_ARN } from '../gateway/iam-authorizer.ts'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../gateway/sigv4.ts'
import { MANAGEMENT_SCOPE } from '../identity/provider-configuration.ts'
import { PEPPER_KEY_ARN, WRAPPING_KEY_ARN } from '../kms/local-keys.ts'
import type { Backends } from './backends.ts'

/** `aud` of the local tokens: a name only, nobody listens there. */
export const LOCAL_AUDIENCE = 'https://api.feedback.example'

interface Facts {
  readonly url: string
  readonly issuer: string
  readonly tableName: string
  readonly eventsTableName: string
  readonly backends: Backends
}

/**
 * What the functions find in their environment: their own variables, and the SDK's, which lead its
 * clients here. The compiler asks for a variable that the functions gain.
 */
export function stackEnvironment(facts: Facts): Readonly<Record<string, string>> {
  const ours = variablesOf({
    tableName: facts.tableName,
    eventsTableName: facts.eventsTableName,
    pepperKeyArn: PEPPER_KEY_ARN,
    wrappingKeyArn: WRAPPING_KEY_ARN,
    issuer: facts.url,
    audience: LOCAL_AUDIENCE,
    tokenLifetimeSeconds: 900,
    keypairLimit: 100,
    identityProvider: facts.issuer,
    administrationScope: MANAGEMENT_SCOPE,
    platformPrincipals: [LOCAL_PRINCIPAL_ARN],
    consoleOrigin: undefined,
  })
  return {
    ...ours,
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: facts.backends.dynamodb,
    AWS_ENDPOINT_URL_KMS: facts.backends.kms,
  }
}

/**
 * Sets variables of this process.
 *
 * @returns what puts back what was there.
 */
export function setVariables(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, variables)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
