import { PEPPER_KEY_ARN, WRAPPING_KEY_ARN } from '../../../local/kms/local-keys.ts'
import { LOCAL_AUDIENCE } from '../../../local/stack/stack-environment.ts'
import { variablesOf } from '../../../shared/wiring/environment.ts'

export const TABLE_NAME = 'proof'
export const AUDIT_EVENTS_TABLE_NAME = 'proof-events'
export const ISSUER = 'https://keys.feedback.example'
/** The issuer of the administrators' access tokens. */
export const USER_ISSUER = 'https://users.feedback.example'
export const USER_SCOPE = 'feedback-keys/manage'
/** The platform's principal. */
export const PRINCIPAL = 'arn:aws:iam::000000000000:role/feedback-backend'

const VARIABLES = variablesOf({
  tableName: TABLE_NAME,
  auditEventsTableName: AUDIT_EVENTS_TABLE_NAME,
  pepperKeyArn: PEPPER_KEY_ARN,
  wrappingKeyArn: WRAPPING_KEY_ARN,
  issuer: ISSUER,
  audience: LOCAL_AUDIENCE,
  tokenLifetimeSeconds: 900,
  keypairLimit: 100,
  identityProvider: USER_ISSUER,
  administrationScope: USER_SCOPE,
  platformPrincipals: [PRINCIPAL],
  consoleOrigin: undefined,
})

/** No log and no metrics, unless a test reads them. */
const SILENCE = { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' }

/**
 * Sets the environment of the functions. It must not change later: they remember what they read.
 *
 * @param variables that differ from the ones above
 */
export function setProductEnvironment(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, SILENCE, VARIABLES, variables)
}
