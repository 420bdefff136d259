import { Stack, type StackProps } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

/** Requests of one address in five minutes; machines of one customer may share an address. */
const REQUESTS_MAX = 30_000

/** Rules that AWS keeps, each with those of its rules that are counted instead of enforced. */
const MANAGED_RULES: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesAmazonIpReputationList: [],
  AWSManagedRulesKnownBadInputsRuleSet: [],
  // A comment may say `<b>`, `see ../export` or `http://10.0.0.5/x`: nothing in a body is ever opened, fetched
  // or shown as markup, and the service has strict rules of its own for each member. A client may well have
  // no User-Agent; and the authorization codes of some providers, with which people come back from signing
  // in, are long.
  AWSManagedRulesCommonRuleSet: [
    'CrossSiteScripting_BODY',
    'EC2MetaDataSSRF_BODY',
    'GenericLFI_BODY',
    'GenericRFI_BODY',
    'NoUserAgent_HEADER',
    'SizeRestrictions_QUERYSTRING',
  ],
}

/** AWS WAF for CloudFront. A web ACL of CloudFront lies in us-east-1, whatever the stage's region. */
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

/** Requests are counted, and none is sampled: a sample would keep Authorization headers. */
function visibility(metricName: string) {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
