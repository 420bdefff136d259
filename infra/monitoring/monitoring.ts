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
  /** The keys without which there is no token. */
  readonly keys: readonly IKey[]
  /** The dead-letter queues, which have alarms of their own. */
  readonly deadLetters: readonly IQueue[]
  /** The runs at deployment, which tell for the first time what alarms would miss. */
  readonly firstRuns: readonly IDependable[]
  /** Who is written to when an alarm goes off; undefined: nobody, until somebody subscribes. */
  readonly alarmEmail: string | undefined
}

/**
 * What an operator is told, and what there is to look at then: the alarms that do not sit with what
 * they watch, where all alarms of the stack go, and the dashboard. It comes last in its stack.
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
