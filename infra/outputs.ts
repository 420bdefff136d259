import { CfnOutput } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

export interface OutputValues {
  /** The URL of the service, which is also the `iss` claim of its tokens. */
  readonly url: string
  /** The URL of the token endpoint. */
  readonly tokenUrl: string
  /** The names of the table and of the audit events' table, which the runbook's commands use. */
  readonly tableName: string
  readonly auditEventsTableName: string
  /** IAM principals that may call platform routes. */
  readonly platformPrincipals: readonly string[]
}

/** Adds the outputs that `cdk deploy` prints at its end. */
export function addOutputs(scope: Construct, values: OutputValues): void {
  const outputs = {
    ApiUrl: values.url,
    TokenUrl: values.tokenUrl,
    Issuer: values.url,
    TableName: values.tableName,
    AuditEventsTableName: values.auditEventsTableName,
    PlatformPrincipals:
      values.platformPrincipals.join(',') ||
      'none: platform routes refuse every caller until -c platformPrincipals=<ARNs> names some',
  }
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(scope, name, { value })
}
