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
  /** The host name at which AWS answers for the API. */
  readonly apiHost: string
  /** Where the service is reached; undefined: at the address that AWS gives. */
  readonly domain: DomainSettings | undefined
}

/**
 * How CloudFront answers for the API: by asking it. Nothing is cached, and plain HTTP is refused: a
 * redirect would have had the secret already (security checklist, H-06).
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
    // API Gateway finds the API by its host name; and a signature of AWS's is over that name.
    originRequestPolicy: isAtDomain
      ? OriginRequestPolicy.ALL_VIEWER
      : OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'ApiHeaders', {
      responseHeadersPolicyName: nameAtEdge(scope, '-api'),
      securityHeadersBehavior: API_SECURITY_HEADERS,
    }),
  }
}

/** What CloudFront needs to answer at the stage's domain; undefined: it answers at its own address. */
export function edgeOf(domain: DomainSettings | undefined) {
  if (domain?.edgeCertificateArn === undefined) return undefined
  return { name: domain.name, certificateArn: domain.edgeCertificateArn }
}
