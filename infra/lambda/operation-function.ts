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

/** Below the gateway's 30 s, so that a caller hears of a slow function from the function (security checklist, TM-41). */
const TIMEOUT = Duration.seconds(FUNCTION_TIMEOUT_SECONDS)

/** The share of a CPU follows memory: at less, a cold start takes longer than the saving is worth. */
const MEMORY_MB = 512

/** Where the default timeout does not fit. */
const TIMEOUT_OF: Readonly<Record<string, Duration>> = {
  // An owner may leave thousands of keypairs, and a batch has several owners.
  [sweepClosedOwner.id]: Duration.minutes(5),
  // Reads the whole table; 15 minutes is the most that Lambda has.
  [reconcileOrphans.id]: Duration.minutes(15),
}

export interface OperationFunctionProps {
  /** What the function does. */
  readonly operation: Operation
  /** A folder with `<id>.js`, CommonJS, which exports `handler`. */
  readonly code: Code
  /** Environment variables: those of its capabilities. All functions have those of Powertools besides. */
  readonly environment: Readonly<Record<string, string>>
  /** What its role may do, by the name of the inline policy: those of its capabilities. */
  readonly policies: Readonly<Record<string, readonly PolicyStatement[]>>
  /** For how long its logs are kept. */
  readonly logRetention: RetentionDays
}

/**
 * One operation's Lambda function, with our defaults: Node 24 on arm64, a role of its own that can
 * write to its own log group and do what its capabilities allow, and nothing else.
 *
 * Source maps are not shipped: Node would read one, larger than the code, at every cold start.
 * Nor is concurrency reserved, which would take it from the account's other functions.
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
        'A tracer is a third of a function that starts cold, and sees what it must not keep; logs and metrics tell what a trace would.',
      'Serverless::Serverless-LambdaDLQ':
        'Callers wait for the answer of a route; what the stream and the clock start has queues of its own for what fails.',
    })
  }
}

/**
 * What Powertools is told. Logs and metrics of a stage bear its stack's name: several may live in one
 * account.
 */
function loggingVariables(stackName: string): Readonly<Record<string, string>> {
  return { POWERTOOLS_SERVICE_NAME: stackName, POWERTOOLS_LOG_LEVEL: 'INFO' }
}

/** The group exists before the function does, so that a role need not create it. */
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
