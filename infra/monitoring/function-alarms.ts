import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Operation } from '../../shared/operations/contract/operation.ts'
import { operations } from '../../shared/operations/index.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { PERIOD, sumOf } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

export interface FunctionAlarmsProps {
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
}

/**
 * The alarms about functions that Lambda does not start, and about background functions that fail while
 * no caller waits for them.
 */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { functions }: FunctionAlarmsProps) {
    super(scope, id)
    const options = { period: PERIOD, statistic: 'Sum' }
    const startedByMachines = operations.filter((one) => isBackground(one) || isPublic(one))
    new OperatorAlarm(this, 'function-throttles', {
      problem: 'Lambda does not start functions: the concurrency of the account is used up.',
      metric: sumOf(
        'throttles',
        startedByMachines.map((operation) => functions.of(operation).metricThrottles(options)),
      ),
      threshold: 0,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      // No data: nobody called these functions.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    new OperatorAlarm(this, 'background-errors', {
      problem: 'The sweep, the reconciliation or the rotation of signing keys fails.',
      metric: sumOf(
        'errors',
        operations
          .filter(isBackground)
          .map((operation) => functions.of(operation).metricErrors(options)),
      ),
      threshold: 0,
      evaluationPeriods: Duration.hours(1).toMinutes() / PERIOD.toMinutes(),
      // A failed run is tried again within minutes. A single failure does not matter.
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

function isBackground(operation: Operation): boolean {
  return operation.kind !== 'http'
}

/**
 * Whether machines call the operation. The other functions share the same concurrency, but there a
 * throttled person gets a 503, which the API's alarms count.
 */
function isPublic(operation: Operation): boolean {
  return (
    operation.kind === 'http' && (operation.caller === 'keypair' || operation.caller === 'anyone')
  )
}
