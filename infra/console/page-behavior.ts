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

/** `fileAt` of the site's paths, as CloudFront runs it. */
const TO_THE_ONE_PAGE = `function handler(event) {
  var request = event.request
  if (!request.uri.split('/').pop().includes('.')) request.uri = '${PAGE_PATH}'
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
 * How long CloudFront keeps a file is what the file says. Its own policy for files keeps one for a second that
 * is to be asked for each time: whoever opens the console right after a deployment would get the page
 * before it. Compressed answers are kept beside the plain one.
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
