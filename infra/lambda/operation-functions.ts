import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { capabilitiesOf, type Operation } from '../../shared/operations/contract/operation.ts'
import { operations } from '../../shared/operations/index.ts'
import {
  isAdapted,
  settingsReadBy,
  variableOf,
  variablesOf,
  type WrittenSettings,
} from '../../shared/wiring/environment.ts'
import { type PermittedResources, statementOf } from '../permissions/permission.ts'
import { PERMISSIONS_OF } from '../permissions/permissions-of-capabilities.ts'
import type { CodeOf } from './bundle.ts'
import { OperationFunction } from './operation-function.ts'

export interface OperationFunctionsProps {
  /** The code of each function. */
  readonly codeOf: CodeOf
  /** The resources of the capabilities' permissions. */
  readonly resources: PermittedResources
  /** The values of all settings. Each function gets those that its capabilities read. */
  readonly settings: WrittenSettings
  /** How long logs are kept. */
  readonly logRetention: RetentionDays
}

/** A function for every operation of the catalogue, with only the permissions and settings it needs. */
export class OperationFunctions extends Construct {
  readonly #functions: ReadonlyMap<string, Lambda>

  constructor(scope: Construct, id: string, props: OperationFunctionsProps) {
    super(scope, id)
    this.#functions = new Map(
      operations.map((operation) => [operation.id, this.#create(operation, props)]),
    )
  }

  /** @throws {Error} when the operation is not in the catalogue. */
  of(operation: Operation): Lambda {
    const handler = this.#functions.get(operation.id)
    if (handler === undefined) throw new Error(`${operation.id} is not in the catalogue`)
    return handler
  }

  #create(operation: Operation, props: OperationFunctionsProps): Lambda {
    const capabilities = capabilitiesOf(operation)
    const variables = variablesOf(props.settings)
    const names = new Set(capabilities.flatMap(settingsReadBy).map(variableOf))
    const { handler } = new OperationFunction(this, operation.id, {
      operation,
      code: props.codeOf(operation.id),
      environment: Object.fromEntries(
        Object.entries(variables).filter(([name]) => names.has(name)),
      ),
      // One inline policy per capability, with its name: a reader of the role sees why it may do this.
      policies: Object.fromEntries(
        capabilities
          .filter(isAdapted)
          .map((capability) => [
            capability,
            PERMISSIONS_OF[capability].map((permission) =>
              statementOf(permission, props.resources),
            ),
          ]),
      ),
      logRetention: props.logRetention,
    })
    return handler
  }
}
