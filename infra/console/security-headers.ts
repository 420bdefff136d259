import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront'

const YEAR = Duration.days(365)

/** What every answer at the edge carries, those too that the gateway makes without asking a function. */
export const SECURITY_HEADERS = {
  strictTransportSecurity: {
    accessControlMaxAge: YEAR,
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
} as const satisfies ResponseHeadersPolicyProps['securityHeadersBehavior']

/**
 * The console's own: it loads what was deployed with it and nothing else, talks to its own origin and to
 * the identity provider, and is shown in nobody's frame.
 *
 * @param connectTo origins of the identity provider.
 * @see https://www.w3.org/TR/CSP3/
 */
export function consoleHeaders(
  connectTo: readonly string[],
): NonNullable<ResponseHeadersPolicyProps['securityHeadersBehavior']> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connectTo].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    ...SECURITY_HEADERS,
    contentSecurityPolicy: { contentSecurityPolicy: policy.join('; '), override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  }
}
