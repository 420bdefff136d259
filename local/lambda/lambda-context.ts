import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'

/** Makes the context that Lambda passes to a function at an invocation. */
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
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  }
}

/** The callbacks of the first Lambda runtimes, which async functions do not use. */
function unsupported(): void {
  throw new Error('an async function returns its answer')
}
