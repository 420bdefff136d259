import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'

/** The context that Lambda gives a function for one invocation. */
export function lambdaContext(functionName: string, timeoutMilliseconds: number): Context {
  const deadline = Date.now() + timeoutMilliseconds
  const awsRequestId = randomUUID()
  return {
    awsRequestId,
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${functionName}`,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: awsRequestId,
    memoryLimitInMB: '1024',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: notOfToday,
    fail: notOfToday,
    succeed: notOfToday,
  }
}

/** The callbacks of the first Lambda runtimes. */
function notOfToday(): void {
  throw new Error('an async function answers by returning')
}
