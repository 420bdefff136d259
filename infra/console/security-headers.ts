import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront'
import { consoleResponseHeaders, contentSecurityPolicy } from '../../console/hosting/headers.ts'

const YEAR = Duration.days(365)

/** What every answer at the edge carries, those too that the gateway makes without asking a function. */
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
 * The API answers JSON, which is to be shown and framed by nobody. Functions say the same; the gateway, which
 * answers for them where nobody is signed in or no route is, does not.
 */
export const API_SECURITY_HEADERS = {
  ...SECURITY_HEADERS,
  contentSecurityPolicy: {
    contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    override: true,
  },
} as const satisfies ResponseHeadersPolicyProps['securityHeadersBehavior']

/** What CloudFront has members of its own for, and takes in no other way. */
const MEMBERS = new Set([
  'content-security-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
])

/**
 * The console's own, as it has them everywhere.
 *
 * @param connectTo origins of the identity provider.
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
