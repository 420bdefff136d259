import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront'
import { consoleResponseHeaders, contentSecurityPolicy } from '../../console/hosting/headers.ts'

const YEAR = Duration.days(365)

/** The security headers of every answer, also of those that API Gateway makes without a function. */
const SECURITY_HEADERS = {
  strictTransportSecurity: {
    accessControlMaxAge: YEAR,
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
} as const satisfies ResponseHeadersPolicyProps['securityHeadersBehavior']

/**
 * The API answers with JSON, which no page may show or frame. Functions set the same header, but the
 * gateway does not when it answers itself, for example with a 401.
 */
export const API_SECURITY_HEADERS = {
  ...SECURITY_HEADERS,
  contentSecurityPolicy: {
    contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    override: true,
  },
} as const satisfies ResponseHeadersPolicyProps['securityHeadersBehavior']

/** CloudFront has separate members for these headers, and does not accept them as custom headers. */
const MEMBERS = new Set([
  'content-security-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
])

/**
 * The console's headers, the same as on one machine.
 *
 * @param connectTo the origins of the identity provider.
 */
export function consoleHeaders(
  connectTo: readonly string[],
): Pick<ResponseHeadersPolicyProps, 'securityHeadersBehavior' | 'customHeadersBehavior'> {
  const others = Object.entries(consoleResponseHeaders(connectTo)).filter(
    ([name]) => !MEMBERS.has(name),
  )
  return {
    securityHeadersBehavior: {
      ...SECURITY_HEADERS,
      contentSecurityPolicy: {
        contentSecurityPolicy: contentSecurityPolicy(connectTo),
        override: true,
      },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    },
    customHeadersBehavior: {
      customHeaders: others.map(([header, value]) => ({ header, value, override: true })),
    },
  }
}
