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
 * What goes wrong before, or after, any request: functions that Lambda does not start, and those that
 * fail with nobody waiting for an answer.
 */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { functions }: FunctionAlarmsProps) {
    super(scope, id)
    const options = { period: PERIOD, statistic: 'Sum' }
    const startedByMachines = operations.filter((one) => isBackground(one) || isPublic(one))
    new OperatorAlarm(this, 'function-throttles', {
      wrong: 'Lambda does not start functions: the concurrency of the account is used up.',
      metric: sumOf(
        'throttles',
        startedByMachines.map((operation) => functions.of(operation).metricThrottles(options)),
      ),
      threshold: 0,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      // Functions that nobody starts have no metrics.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    new OperatorAlarm(this, 'background-errors', {
      wrong: 'The sweep, the reconciliation or the rotation of signing keys fails.',
      metric: sumOf(
        'errors',
        operations
          .filter(isBackground)
          .map((operation) => functions.of(operation).metricErrors(options)),
      ),
      threshold: 0,
      evaluationPeriods: Duration.hours(1).toMinutes() / PERIOD.toMinutes(),
      // A try that fails is repeated within minutes: one failure is none.
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

function isBackground(operation: Operation): boolean {
  return operation.kind !== 'http'
}

/**
 * What machines call. The functions behind the other routes share the same concurrency; there a
 * throttle is a 503 to a person, which counts among the API's faults.
 */
function isPublic(operation: Operation): boolean {
  return (
    operation.kind === 'http' && (operation.caller === 'keypair' || operation.caller === 'anyone')
  )
}
