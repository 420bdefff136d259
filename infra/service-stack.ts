import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { issueToken } from '../shared/operations/issue-token.ts'
import { sweepClosedOwner } from '../shared/operations/sweep-closed-owner.ts'
import { Api } from './api/api.ts'
import { Schedules } from './background/schedules.ts'
import { Sweep } from './background/sweep.ts'
import { OperationFunctions } from './lambda/operation-functions.ts'
import { Monitoring } from './monitoring/monitoring.ts'
import { addOutputs } from './outputs.ts'
import type { ServiceProps } from './service-props.ts'
import { Keys } from './storage/kms-keys.ts'
import { Storage } from './storage/storage.ts'

/** The whole service. Each construct comes after those that it needs. */
export class ServiceStack extends Stack {
  /** The URL of the service, without a trailing slash. It is the `iss` claim of its tokens. */
  readonly url: string
  /** The URL of the token endpoint, as in the metadata. */
  readonly tokenUrl: string
  /** The host name of the API at AWS, also when the stage has a domain. */
  readonly apiHost: string

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, props)
    const { table, events } = new Storage(this, 'Storage', props)
    const { pepper, peppers, wrapping } = new Keys(this, 'Keys', props)
    const api = new Api(this, 'Api', { name: this.stackName, domain: props.domain })
    this.url = api.url
    this.tokenUrl = `${api.url}${issueToken.paths[0]}`
    const functions = new OperationFunctions(this, 'Functions', {
      ...props,
      resources: {
        tableArn: table.tableArn,
        auditEventsTableArn: events.tableArn,
        pepperKeyArn: pepper.keyArn,
        pepperKeyArns: peppers.map((key) => key.keyArn),
        wrappingKeyArn: wrapping.keyArn,
        issuer: this.url,
      },
      settings: {
        ...props,
        tableName: table.tableName,
        auditEventsTableName: events.tableName,
        pepperKeyArn: pepper.keyArn,
        wrappingKeyArn: wrapping.keyArn,
        issuer: this.url,
        identityProvider: props.identity.issuer,
      },
    })
    const sweep = new Sweep(this, 'Sweep', { table, handler: functions.of(sweepClosedOwner) })
    const schedules = new Schedules(this, 'Schedules', { functions })
    this.apiHost = api.publish({ ...props, functions, after: schedules.firstRuns })
    new Monitoring(this, 'Monitoring', {
      ...props,
      apiId: api.apiId,
      functions,
      table,
      events,
      keys: [...peppers, wrapping],
      deadLetters: [sweep.deadLetters, schedules.deadLetters],
      firstRuns: schedules.firstRuns,
    })
    addOutputs(this, {
      ...props,
      url: this.url,
      tokenUrl: this.tokenUrl,
      tableName: table.tableName,
      auditEventsTableName: events.tableName,
    })
  }
}
