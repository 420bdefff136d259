import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct, type IDependable } from 'constructs'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { AlarmTopic } from './alarm-topic.ts'
import { ApiAlarms } from './api-alarms.ts'
import { ServiceDashboard } from './dashboard.ts'
import { FunctionAlarms } from './function-alarms.ts'
import { KmsAlarms } from './kms-alarms.ts'
import { alarmOfSilentReconciliation } from './reconciliation-alarm.ts'
import { alarmOfSigningKeyAge } from './signing-key-alarm.ts'
import { TableAlarms } from './table-alarms.ts'
import { alarmsOfTokenFaults } from './token-alarm.ts'

export interface MonitoringProps {
  readonly apiId: string
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
  readonly table: ITable
  /** The table of the audit events. */
  readonly events: ITable
  /** The keys that the service needs to issue tokens. */
  readonly keys: readonly IKey[]
  /** The dead-letter queues, which create their alarms themselves. */
  readonly deadLetters: readonly IQueue[]
  /** The runs at deployment, which emit the first values of daily metrics. */
  readonly firstRuns: readonly IDependable[]
  /** The address that receives alarm mails. When undefined, nobody does until somebody subscribes. */
  readonly alarmEmail: string | undefined
}

/**
 * The alarm topic, the dashboard, and the alarms that are not created beside what they watch. It must be
 * the last construct of its stack, because the dashboard shows the alarms that exist by then.
 */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id)
    const { topic } = new AlarmTopic(this, 'Alarms', props)
    new ApiAlarms(this, 'Api', props)
    new FunctionAlarms(this, 'Functions', props)
    new TableAlarms(this, 'Tables', props)
    new KmsAlarms(this, 'Kms', { ...props, topic })
    alarmsOfTokenFaults(this, props.functions)
    alarmOfSigningKeyAge(this, props.firstRuns)
    alarmOfSilentReconciliation(this, props.firstRuns)
    new ServiceDashboard(this, 'Dashboard', props)
  }
}
