import { Stack } from 'aws-cdk-lib'
import { Alarm, AlarmStatusWidget, Dashboard } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { backgroundRow } from './dashboard-background.ts'
import { requestsRow, tokensRow } from './dashboard-requests.ts'
import { storesRow } from './dashboard-stores.ts'

/** The full width of a CloudWatch dashboard. */
const WIDTH = 24

export interface ServiceDashboardProps {
  readonly apiId: string
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
  readonly table: ITable
  /** The table of the audit events. */
  readonly events: ITable
  /** The dead-letter queues. */
  readonly deadLetters: readonly IQueue[]
}

/**
 * One dashboard, named after the stack. It shows the state of every alarm that was created before it,
 * then rows for the token requests, all requests, the background, and DynamoDB and KMS.
 */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, props: ServiceDashboardProps) {
    super(scope, id)
    const stack = Stack.of(this)
    const alarms = stack.node.findAll().filter((node) => node instanceof Alarm)
    new Dashboard(this, 'Dashboard', {
      dashboardName: stack.stackName,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: WIDTH, height: 3 })],
        tokensRow(this, props),
        requestsRow(props),
        backgroundRow(this, props),
        storesRow(props),
      ],
    })
  }
}
