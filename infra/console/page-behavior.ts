import { Duration } from 'aws-cdk-lib'
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
import { PAGE_PATH } from '../../console/hosting/paths.ts'
import { nameAtEdge } from './name-at-edge.ts'
import { consoleHeaders } from './security-headers.ts'

/** `fileAt` of `console/hosting/paths.ts`, as a CloudFront function. */
const TO_THE_ONE_PAGE = `function handler(event) {
  var request = event.request
  if (!request.uri.split('/').pop().includes('.')) request.uri = '${PAGE_PATH}'
  return request
}`

/** How CloudFront serves the console: from the files of a bucket that only CloudFront can read. */
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
    compress: true,
    cachePolicy: filesDecide(scope),
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'ConsoleHeaders', {
      responseHeadersPolicyName: nameAtEdge(scope, '-page'),
      ...consoleHeaders(identityOrigins),
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

/**
 * Makes CloudFront keep a file exactly as long as the file's `Cache-Control` says. CloudFront's standard
 * policy keeps every file for at least a second. Somebody who opens the console right after a deployment
 * would then get the old page. Compressed answers are cached separately.
 */
function filesDecide(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'FilesDecide', {
    cachePolicyName: nameAtEdge(scope, '-page'),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  })
}
