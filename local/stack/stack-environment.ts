import { variablesOf } from '../../shared/wiring/environment.ts'
import { LOCAL_PRINCIPAL_ARN } from '../gateway/iam-authorizer.ts'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../gateway/sigv4.ts'
import { MANAGEMENT_SCOPE } from '../identity/provider-configuration.ts'
import { PEPPER_KEY_ARN, WRAPPING_KEY_ARN } from '../kms/local-keys.ts'
import type { AwsStandIns } from './aws-stand-ins.ts'

/** The `aud` claim of the local access tokens. It is only a name; there is no such server. */
export const LOCAL_AUDIENCE = 'https://api.feedback.example'

interface Facts {
  readonly url: string
  readonly issuer: string
  readonly tableName: string
  readonly auditEventsTableName: string
  readonly standIns: AwsStandIns
}

/**
 * The environment variables of the functions: our own, and those that direct the SDK's clients to the local
 * stand-ins. When the functions get a new variable, the compiler requires it here.
 */
export function stackEnvironment(facts: Facts): Readonly<Record<string, string>> {
  const ours = variablesOf({
    tableName: facts.tableName,
    auditEventsTableName: facts.auditEventsTableName,
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
    AWS_ENDPOINT_URL_DYNAMODB: facts.standIns.dynamodb,
    AWS_ENDPOINT_URL_KMS: facts.standIns.kms,
  }
}

/**
 * Sets environment variables of this process.
 *
 * @returns a function that restores their previous values.
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
