import {
  type BehaviorOptions,
  CachePolicy,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { nameAtEdge } from './name-at-edge.ts'
import { consoleHeaders } from './security-headers.ts'

/** A path of the console is a place in its one page; a path with a dot in its last part is a file. */
const TO_THE_ONE_PAGE = `function handler(event) {
  var request = event.request
  if (!request.uri.split('/').pop().includes('.')) request.uri = '/index.html'
  return request
}`

/** How CloudFront answers for the console: with the files of a bucket that nobody else reads. */
export function pageBehavior(
  scope: Construct,
  bucket: IBucket,
  identityOrigins: readonly string[],
): BehaviorOptions {
  return {
    origin: S3BucketOrigin.withOriginAccessControl(bucket, {
      originAccessControl: new S3OriginAccessControl(scope, 'AccessControl', {
        originAccessControlName: nameAtEdge(scope),
      }),
    }),
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'ConsoleHeaders', {
      responseHeadersPolicyName: nameAtEdge(scope, '-page'),
      securityHeadersBehavior: consoleHeaders(identityOrigins),
    }),
    functionAssociations: [
      {
        eventType: FunctionEventType.VIEWER_REQUEST,
        function: new EdgeFunction(scope, 'ToTheOnePage', {
          code: FunctionCode.fromInline(TO_THE_ONE_PAGE),
          runtime: FunctionRuntime.JS_2_0,
        }),
      },
    ],
  }
}
