import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  type Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { FUNCTION_TIMEOUT_SECONDS } from '../../shared/domain/deadline.ts'
import type { Operation } from '../../shared/operations/contract/operation.ts'
import { reconcileOrphans } from '../../shared/operations/reconcile-orphans.ts'
import { sweepClosedOwner } from '../../shared/operations/sweep-closed-owner.ts'
import { accept } from '../accept.ts'

/** Shorter than the gateway's 30 s, so that a slow function answers itself (security checklist, TM-41). */
const TIMEOUT = Duration.seconds(FUNCTION_TIMEOUT_SECONDS)

/** Less memory would mean less CPU: cold starts would take too long for what it saves. */
const MEMORY_MB = 512

/** The timeouts of the operations that need more than the default. */
const TIMEOUT_OF: Readonly<Record<string, Duration>> = {
  // A closed owner may have thousands of keypairs, and a batch has several owners.
  [sweepClosedOwner.id]: Duration.minutes(5),
  // It reads the whole table. 15 minutes is Lambda's maximum.
  [reconcileOrphans.id]: Duration.minutes(15),
}

export interface OperationFunctionProps {
  /** The operation that the function implements. */
  readonly operation: Operation
  /** A folder with the CommonJS file `<id>.js`, which exports `handler`. */
  readonly code: Code
  /** The environment variables of its capabilities. All functions also get those of Powertools. */
  readonly environment: Readonly<Record<string, string>>
  /** The inline policies of its role, by name: one for each capability. */
  readonly policies: Readonly<Record<string, readonly PolicyStatement[]>>
  /** How long its logs are kept. */
  readonly logRetention: RetentionDays
}

/**
 * One operation's Lambda function, with our defaults: Node 24 on arm64, and a separate role. The role may
 * only write to the function's log group and do what its capabilities allow.
 *
 * Source maps are not deployed: Node would read one, larger than the code, at every cold start. No
 * concurrency is reserved, because that would take it from the account's other functions.
 */
export class OperationFunction extends Construct {
  readonly handler: Lambda

  constructor(scope: Construct, id: string, props: OperationFunctionProps) {
    super(scope, id)
    const { operation, logRetention } = props
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${Stack.of(this).stackName}/${operation.id}`,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: documentsOf({ ...props.policies, logs: [writeTo(logGroup)] }),
    })
    this.handler = new Lambda(this, 'Function', {
      description: operation.summary,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: `${operation.id}.handler`,
      code: props.code,
      environment: { ...props.environment, ...loggingVariables(Stack.of(this).stackName) },
      timeout: TIMEOUT_OF[operation.id] ?? TIMEOUT,
      memorySize: MEMORY_MB,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    })
    accept(this.handler, {
      'Serverless::Serverless-LambdaTracing':
        'A tracer would take a third of a cold start and would see secrets. Logs and metrics show the same.',
      'Serverless::Serverless-LambdaDLQ':
        'Callers of a route wait for its answer. The stream and the schedules have dead-letter queues.',
    })
  }
}

/**
 * The settings of Powertools. A stage's logs and metrics have its stack's name, because an account may
 * have several stages.
 */
function loggingVariables(stackName: string): Readonly<Record<string, string>> {
  return { POWERTOOLS_SERVICE_NAME: stackName, POWERTOOLS_LOG_LEVEL: 'INFO' }
}

/** The log group exists before the function, so that the role needs no permission to create it. */
function writeTo(logGroup: LogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  })
}

function documentsOf(policies: OperationFunctionProps['policies']): Record<string, PolicyDocument> {
  return Object.fromEntries(
    Object.entries(policies)
      .filter(([, statements]) => statements.length > 0)
      .map(([name, statements]) => [name, new PolicyDocument({ statements: [...statements] })]),
  )
}
