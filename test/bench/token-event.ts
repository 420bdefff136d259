import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'

/** A token request as an HTTP API sends it: the form base64-encoded. */
export function tokenEvent(keyId: string, keySecret: string): APIGatewayProxyEventV2 {
  const basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
  return {
    version: '2.0',
    routeKey: 'POST /oauth2/token',
    rawPath: '/oauth2/token',
    rawQueryString: '',
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'keys.bench.example',
      domainPrefix: 'keys',
      http: {
        method: 'POST',
        path: '/oauth2/token',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'bench',
      },
      requestId: 'bench',
      routeKey: 'POST /oauth2/token',
      stage: '$default',
      time: '22/Nov/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
    body: Buffer.from('grant_type=client_credentials').toString('base64'),
    isBase64Encoded: true,
  }
}

export function tokenContext(): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'issue-token',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:issue-token',
    memoryLimitInMB: '512',
    awsRequestId: 'bench',
    logGroupName: 'bench',
    logStreamName: 'bench',
    getRemainingTimeInMillis: () => 10_000,
    done: () => {},
    fail: () => {},
    succeed: () => {},
  }
}
