import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { consoleResponseHeaders } from '../../../console/hosting/headers.ts'
import { logicalId, readable } from '../references.ts'
import { EVERY_SETTING } from '../settings/every-setting.ts'
import { stageTemplates } from '../stage/stage-templates.ts'

const plain = stageTemplates({}).of('-console')
const whole = stageTemplates(EVERY_SETTING)
const atDomain = whole.of('-console')

/** The issuer's origin, and those of the setting, each once. */
const IDENTITY_ORIGINS = ['https://login.example.org', 'https://tokens.example.org:8443']

type Distribution = Readonly<Record<string, unknown>>

const statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]),
})
const customHeader = z.looseObject({ Header: z.string(), Value: z.string() })

function distributionOf(template: typeof plain): Distribution {
  const [found] = Object.values(template.findResources('AWS::CloudFront::Distribution'))
  return found?.Properties.DistributionConfig
}

/** The headers in the answers of a behaviour. */
function headersOf(template: typeof plain, behavior: unknown) {
  const id = logicalId(z.looseObject({}).parse(behavior).ResponseHeadersPolicyId) ?? ''
  const policies = template.findResources('AWS::CloudFront::ResponseHeadersPolicy')
  return policies[id]?.Properties.ResponseHeadersPolicyConfig
}

/** The headers in the answers of the distribution's default behaviour. */
function pageHeadersOf(template: typeof plain) {
  return headersOf(template, distributionOf(template).DefaultCacheBehavior)
}

describe('the console', () => {
  it('lies in a bucket that only CloudFront can read, by origin access control, and over TLS', () => {
    plain.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      WebsiteConfiguration: Match.absent(),
    })
    const [policy] = Object.values(plain.findResources('AWS::S3::BucketPolicy'))
    const statements = z.array(statement).parse(policy?.Properties.PolicyDocument.Statement)
    const readers = statements.filter(({ Effect, Action }) => {
      return Effect === 'Allow' && [Action].flat().includes('s3:GetObject')
    })
    expect(readers).toEqual([
      expect.objectContaining({
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ])
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    )
    plain.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1)
    plain.resourceCountIs('AWS::CloudFront::CloudFrontOriginAccessIdentity', 0)
  })

  it('[H-01][H-02][TM-39] has every header that it has on one machine, and HSTS', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = pageHeadersOf(atDomain)
    const custom = z.array(customHeader).parse(CustomHeadersConfig.Items)
    const sent = {
      ...Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value])),
      'content-security-policy': SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy,
      'referrer-policy': SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy,
      'x-content-type-options': SecurityHeadersConfig.ContentTypeOptions && 'nosniff',
      'x-frame-options': SecurityHeadersConfig.FrameOptions.FrameOption,
    }
    expect(sent).toEqual(consoleResponseHeaders(IDENTITY_ORIGINS))
    expect(SecurityHeadersConfig.StrictTransportSecurity).toEqual({
      AccessControlMaxAgeSec: 31_536_000,
      IncludeSubdomains: true,
      Override: true,
    })
    for (const header of [...Object.values(SecurityHeadersConfig), ...custom]) {
      expect(header).toMatchObject({ Override: true })
    }
  })

  it('may connect to its own origin and to the identity provider, and to nobody else', () => {
    const { ContentSecurityPolicy } = pageHeadersOf(plain).SecurityHeadersConfig
    const policy = readable(ContentSecurityPolicy.ContentSecurityPolicy)
    const [, connections = ''] = /connect-src ([^;]*);/.exec(policy) ?? []
    expect(connections).toMatch(
      /^'self' https:\/\/cognito-idp\.AWS::Region\.AWS::URLSuffix https:\/\/\S*UsersSignIn\S*\.auth\.AWS::Region\.amazoncognito\.com$/,
    )
  })
})

describe('CloudFront', () => {
  it('keeps a file of the console for as long as the file says, compresses it, and requires TLS', () => {
    const behavior = z
      .looseObject({ CachePolicyId: z.unknown() })
      .parse(distributionOf(plain).DefaultCacheBehavior)
    expect(behavior).toMatchObject({ Compress: true, ViewerProtocolPolicy: 'redirect-to-https' })
    const policies = plain.findResources('AWS::CloudFront::CachePolicy')
    const policy = policies[logicalId(behavior.CachePolicyId) ?? '']
    expect(policy?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
      },
    })
  })

  it('has the API on the same origin: nothing of the API is cached, and plain HTTP is refused', () => {
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

  it("[H-02] forbids to show or frame the API's answers, even the gateway's own", () => {
    const behaviors = z.array(z.unknown()).parse(distributionOf(plain).CacheBehaviors)
    expect(behaviors).toHaveLength(3)
    for (const behavior of behaviors) {
      const { SecurityHeadersConfig, CustomHeadersConfig } = headersOf(plain, behavior)
      expect(SecurityHeadersConfig).toMatchObject({
        ContentSecurityPolicy: {
          ContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
          Override: true,
        },
        ContentTypeOptions: { Override: true },
      })
      expect(CustomHeadersConfig).toBeUndefined()
    }
  })

  it("answers at the stage's domain if it has a certificate, with TLS 1.2, and passes the host on", () => {
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

  it('is behind the firewall if the operator wants one', () => {
    expect(distributionOf(plain).WebACLId).toBeUndefined()
    expect(JSON.stringify(distributionOf(atDomain).WebACLId)).toContain('-firewall')
  })
})

describe('the address of the console', () => {
  it('is set in the user pool by a role that may only change its clients', () => {
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
