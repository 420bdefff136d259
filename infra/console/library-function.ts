import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct, IConstruct } from 'constructs'
import { accept } from '../accept.ts'

const RUNS = "The library's own function, which runs at deployment only"

const REASONS = {
  'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': `${RUNS}: it writes logs.`,
  'AwsSolutions::AwsSolutions-L1': `${RUNS}: the library chooses its runtime.`,
  'Serverless::Serverless-LambdaLatestVersion': `${RUNS}: the library chooses its runtime.`,
  'Serverless::Serverless-LambdaDefaultMemorySize': `${RUNS}: the library chooses its memory.`,
  'Serverless::Serverless-LambdaTracing': `${RUNS}: CloudFormation reports how it went.`,
  'Serverless::Serverless-LambdaDLQ': `${RUNS}: CloudFormation reports how it went.`,
}

/** The log of a function that CDK brings: by itself it would outlive the stack, and be kept for ever. */
export function libraryLogs(scope: Construct, retention: RetentionDays): LogGroup {
  return new LogGroup(scope, 'Logs', { retention, removalPolicy: RemovalPolicy.DESTROY })
}

/**
 * Accepts what the rule packs find about a function that CDK brings.
 *
 * @param wildcards what its role may do to more than one thing, as the findings print it, and why.
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
