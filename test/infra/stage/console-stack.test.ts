import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { EVERY_SETTING } from '../settings/every-setting.ts'
import { stageTemplates } from './stage-templates.ts'

const plain = stageTemplates({}).of('-console')
const whole = stageTemplates(EVERY_SETTING)
const atDomain = whole.of('-console')

type Distribution = Readonly<Record<string, unknown>>

function distributionOf(template: typeof plain): Distribution {
  const [found] = Object.values(template.findResources('AWS::CloudFront::Distribution'))
  return found?.Properties.DistributionConfig
}

describe('the console', () => {
  it('lies in a bucket that CloudFront alone reads, by origin access control', () => {
    plain.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
    plain.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1)
  })

  it('[H-01][H-02][TM-39] has HSTS, nosniff, no frames, and a policy without exceptions', () => {
    plain.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          StrictTransportSecurity: {
            AccessControlMaxAgeSec: 31_536_000,
            IncludeSubdomains: true,
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY' },
          ContentSecurityPolicy: Match.anyValue(),
        },
      },
    })
    const policies = JSON.stringify(
      plain.findResources('AWS::CloudFront::ResponseHeadersPolicy', {
        Properties: {
          ResponseHeadersPolicyConfig: {
            SecurityHeadersConfig: { ContentSecurityPolicy: Match.anyValue() },
          },
        },
      }),
    )
    expect(policies).toContain("default-src 'none'")
    expect(policies).not.toMatch(/unsafe|script-src [^;]*\*/)
  })

  it('talks to its own origin and to the identity provider, and to nobody else', () => {
    const policies = JSON.stringify(
      atDomain.findResources('AWS::CloudFront::ResponseHeadersPolicy'),
    )
    expect(policies).toContain("connect-src 'self' https://login.example.org;")
  })
})

describe('CloudFront', () => {
  it('has the API on the same origin: nothing of it is cached, and plain HTTP is refused', () => {
    expect(distributionOf(plain).CacheBehaviors).toEqual(
      ['/v1/*', '/oauth2/*', '/.well-known/*'].map((PathPattern) =>
        expect.objectContaining({
          PathPattern,
          ViewerProtocolPolicy: 'https-only',
          // The managed policies CachingDisabled and AllViewerExceptHostHeader.
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        }),
      ),
    )
  })

  it("answers at the stage's domain where it has a certificate, with TLS 1.2, and passes the host on", () => {
    const distribution = distributionOf(atDomain)
    expect(distribution.Aliases).toEqual(['keys.example.org'])
    expect(distribution.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021' })
    expect(distribution.CacheBehaviors).toContainEqual(
      expect.objectContaining({
        PathPattern: '/v1/*',
        OriginRequestPolicyId: '216adef6-5c7f-47e4-b989-5492eafa07d3',
      }),
    )
    atDomain.resourceCountIs('AWS::Route53::RecordSet', 2)
    whole.of('').resourceCountIs('AWS::Route53::RecordSet', 0)
  })

  it('stands behind the firewall where the operator wants one', () => {
    expect(distributionOf(plain).WebACLId).toBeUndefined()
    expect(JSON.stringify(distributionOf(atDomain).WebACLId)).toContain('-firewall')
  })
})

describe('the firewall', () => {
  it('limits the requests of one address, and samples none: a sample would hold its headers', () => {
    const [webAcl] = Object.values(whole.of('-firewall').findResources('AWS::WAFv2::WebACL'))
    const { Scope, Rules, VisibilityConfig } = webAcl?.Properties ?? {}
    expect(Scope).toBe('CLOUDFRONT')
    expect(Rules[0]).toMatchObject({ Statement: { RateBasedStatement: { Limit: 30_000 } } })
    const visibilities = [
      VisibilityConfig,
      ...Rules.map((rule: Distribution) => rule.VisibilityConfig),
    ]
    for (const one of visibilities) expect(one).toMatchObject({ SampledRequestsEnabled: false })
  })
})

describe('where the console is', () => {
  it('is told to the user pool by a role that may change its clients, and no other', () => {
    plain.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'cognito-idp:UpdateUserPoolClient',
            Effect: 'Allow',
            Resource: {
              'Fn::GetStackOutput': Match.objectLike({ StackName: 'feedback-keys-dev-identity' }),
            },
          },
        ],
      },
    })
    atDomain.resourceCountIs('Custom::AWS', 0)
  })

  it('is printed', () => {
    plain.hasOutput('ConsoleUrl', { Value: Match.anyValue() })
    atDomain.hasOutput('ConsoleUrl', { Value: 'https://keys.example.org' })
  })
})
