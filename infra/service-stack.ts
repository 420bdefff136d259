import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { sweepClosedOwner } from '../shared/operations/background-operations.ts'
import { Api } from './api.ts'
import { Keys } from './keys.ts'
import { OperationFunctions } from './operation-functions.ts'
import { addOutputs } from './outputs.ts'
import { Schedules } from './schedules.ts'
import type { ServiceProps } from './service-props.ts'
import { Storage } from './storage.ts'
import { Sweep } from './sweep.ts'

/** The whole service: what there is, in the order in which one needs the other. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, props)
    const { table } = new Storage(this, 'Storage', props)
    const { pepper, wrapping } = new Keys(this, 'Keys', props)
    const api = new Api(this, 'Api', { name: this.stackName })
    const issuer = props.issuer ?? api.url
    const functions = new OperationFunctions(this, 'Functions', {
      ...props,
      resources: {
        tableArn: table.tableArn,
        pepperKeyArn: pepper.keyArn,
        wrappingKeyArn: wrapping.keyArn,
        issuer,
      },
      environment: {
        TABLE_NAME: table.tableName,
        PEPPER_KEY_ARN: pepper.keyArn,
        WRAPPING_KEY_ARN: wrapping.keyArn,
        ISSUER: issuer,
        AUDIENCE: props.audience,
        TOKEN_LIFETIME_SECONDS: String(props.tokenLifetimeSeconds),
        KEYPAIR_LIMIT: String(props.keypairLimit),
        IDENTITY_PROVIDER: props.identityProvider,
        ADMINISTRATION_SCOPE: props.administrationScope,
        PLATFORM_PRINCIPALS: props.platformPrincipals.join(','),
        CONSOLE_ORIGIN: props.consoleOrigin,
      },
    })
    new Sweep(this, 'Sweep', { table, handler: functions.of(sweepClosedOwner) })
    const { firstRuns } = new Schedules(this, 'Schedules', { functions })
    api.publish({ ...props, functions, after: firstRuns })
    addOutputs(this, { ...props, issuer, apiUrl: api.url, tableName: table.tableName })
  }
}
