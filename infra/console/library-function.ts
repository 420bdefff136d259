import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct, IConstruct } from 'constructs'
import { accept } from '../accept.ts'

const RUNS = "The CDK's function, which runs only at deployment"

const REASONS = {
  'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': `${RUNS}: it writes logs.`,
  'AwsSolutions::AwsSolutions-L1': `${RUNS}: the CDK chooses its runtime.`,
  'Serverless::Serverless-LambdaLatestVersion': `${RUNS}: the CDK chooses its runtime.`,
  'Serverless::Serverless-LambdaDefaultMemorySize': `${RUNS}: the CDK chooses its memory.`,
  'Serverless::Serverless-LambdaTracing': `${RUNS}: CloudFormation reports its result.`,
  'Serverless::Serverless-LambdaDLQ': `${RUNS}: CloudFormation reports its result.`,
}

/** The log group of a function that the CDK adds. Without it, the logs would be kept for ever. */
export function libraryLogs(scope: Construct, retention: RetentionDays): LogGroup {
  return new LogGroup(scope, 'Logs', { retention, removalPolicy: RemovalPolicy.DESTROY })
}

/**
 * Accepts the findings of the rule packs about a function that the CDK adds.
 *
 * @param wildcards the reason for each wildcard in its role, by the wildcard as the finding prints it.
 */
export function acceptLibraryFunction(
  libraryFunction: IConstruct,
  wildcards: Readonly<Record<string, string>> = {},
): void {
  accept(libraryFunction, REASONS)
  for (const [wildcard, reason] of Object.entries(wildcards)) {
    accept(libraryFunction, { [`AwsSolutions::AwsSolutions-IAM5[${wildcard}]`]: reason })
  }
}
