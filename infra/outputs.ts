import { CfnOutput } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

export interface OutputValues {
  /** Where the service is reached: `iss` of its tokens, under which its clients know it. */
  readonly url: string
  /** The token endpoint there. */
  readonly tokenUrl: string
  /** The table, and the audit events' own, for the runbook. */
  readonly tableName: string
  readonly eventsTableName: string
  /** IAM principals that may call platform routes. */
  readonly platformPrincipals: readonly string[]
}

/** What `cdk deploy` prints at its end. */
export function addOutputs(scope: Construct, values: OutputValues): void {
  const outputs = {
    ApiUrl: values.url,
    TokenUrl: values.tokenUrl,
    Issuer: values.url,
    TableName: values.tableName,
    EventsTableName: values.eventsTableName,
    PlatformPrincipals:
      values.platformPrincipals.join(',') ||
      'none: platform routes refuse everybody until -c platformPrincipals=<ARNs> states who may call',
  }
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(scope, name, { value })
}
