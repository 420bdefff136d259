import { Stack, type StackProps } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

/** Requests from one IP address in five minutes. All machines of a customer may share one address. */
const REQUESTS_MAX = 30_000

/** AWS's managed rule groups, each with the rules that only count requests and block none. */
const MANAGED_RULES: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesAmazonIpReputationList: [],
  AWSManagedRulesKnownBadInputsRuleSet: [],
  // A comment may contain `<b>`, `see ../export` or `http://10.0.0.5/x`. The service never opens, fetches or
  // renders anything in a body, and checks each member strictly. A client may have no User-Agent. The
  // authorization codes of some identity providers are long, and come back in the query string.
  AWSManagedRulesCommonRuleSet: [
    'CrossSiteScripting_BODY',
    'EC2MetaDataSSRF_BODY',
    'GenericLFI_BODY',
    'GenericRFI_BODY',
    'NoUserAgent_HEADER',
    'SizeRestrictions_QUERYSTRING',
  ],
}

/** AWS WAF for CloudFront. CloudFront's web ACL must be in us-east-1, whatever the stage's region. */
export class FirewallStack extends Stack {
  readonly webAclArn: string

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props)
    const managed = Object.entries(MANAGED_RULES).map(([name, counted], place) => ({
      name,
      priority: place + 1,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: counted.map((rule) => ({
            name: rule,
            actionToUse: { count: {} },
          })),
        },
      },
      visibilityConfig: visibility(name),
    }))
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(id),
      rules: [
        {
          name: 'RequestsOfOneAddress',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: REQUESTS_MAX } },
          visibilityConfig: visibility('RequestsOfOneAddress'),
        },
        ...managed,
      ],
    })
    this.webAclArn = webAcl.attrArn
  }
}

/** Requests are counted but not sampled: a sample would keep Authorization headers. */
function visibility(metricName: string) {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
