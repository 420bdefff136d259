import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Construct } from 'constructs'
import type { DomainSettings } from '../settings/stage-settings.ts'
import { nameAtEdge } from './name-at-edge.ts'
import { API_SECURITY_HEADERS } from './security-headers.ts'

export interface ApiBehaviorProps {
  /** The host name of the API at AWS. */
  readonly apiHost: string
  /** The domain of the service. When undefined, the service is at the URL from AWS. */
  readonly domain: DomainSettings | undefined
}

/**
 * How CloudFront forwards requests to the API. It caches nothing, and refuses plain HTTP: before a
 * redirect, the key secret would already have been sent unencrypted (security checklist, H-06).
 */
export function apiBehavior(
  scope: Construct,
  { apiHost, domain }: ApiBehaviorProps,
): BehaviorOptions {
  const isAtDomain = edgeOf(domain) !== undefined
  const host = domain && !isAtDomain ? domain.name : apiHost
  return {
    origin: new HttpOrigin(host, { originSslProtocols: [OriginSslPolicy.TLS_V1_2] }),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // API Gateway finds the API by the host name, and AWS signatures cover that name.
    originRequestPolicy: isAtDomain
      ? OriginRequestPolicy.ALL_VIEWER
      : OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'ApiHeaders', {
      responseHeadersPolicyName: nameAtEdge(scope, '-api'),
      securityHeadersBehavior: API_SECURITY_HEADERS,
    }),
  }
}

/** What CloudFront needs to serve the stage's domain. When undefined, it serves its own domain name. */
export function edgeOf(domain: DomainSettings | undefined) {
  if (domain?.edgeCertificateArn === undefined) return undefined
  return { name: domain.name, certificateArn: domain.edgeCertificateArn }
}
