import { RemovalPolicy } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Distribution, HttpVersion, SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { API_PREFIXES } from '../../console/hosting/paths.ts'
import { accept } from '../accept.ts'
import type { DomainSettings } from '../settings/stage-settings.ts'
import { apiBehavior, edgeOf } from './api-behavior.ts'
import { pageBehavior } from './page-behavior.ts'

export interface ConsoleHostingProps {
  /** The host name of the API at AWS. */
  readonly apiHost: string
  /** The domain of the service. When undefined, the service is at the URL from AWS. */
  readonly domain: DomainSettings | undefined
  /** The firewall's web ACL, if there is one. */
  readonly webAclArn: string | undefined
  /** The identity provider's origins, which the console calls in addition to its own. */
  readonly identityOrigins: readonly string[]
}

/**
 * CloudFront in front of a private bucket and the API. Both have the same origin, so that the console calls
 * the API without CORS. With the setting `edgeCertificateArn`, CloudFront serves the stage's domain.
 */
export class ConsoleHosting extends Construct {
  readonly bucket: Bucket
  readonly distribution: Distribution
  /** The console's URL, without a trailing slash. */
  readonly url: string

  constructor(scope: Construct, id: string, props: ConsoleHostingProps) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // A deployment writes all files again.
      autoDeleteObjects: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    accept(this.bucket, {
      'AwsSolutions::AwsSolutions-S1':
        'It contains the files of a public page, and only CloudFront reads them.',
    })
    const edge = edgeOf(props.domain)
    const api = apiBehavior(this, props)
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'feedback-keys: console and API',
      defaultBehavior: pageBehavior(this, this.bucket, props.identityOrigins),
      additionalBehaviors: Object.fromEntries(API_PREFIXES.map((prefix) => [`${prefix}*`, api])),
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(props.webAclArn !== undefined && { webAclId: props.webAclArn }),
      ...(edge && {
        domainNames: [edge.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', edge.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    })
    accept(this.distribution, {
      'AwsSolutions::AwsSolutions-CFR1':
        "A customer's administrators and machines may be in any country.",
      'AwsSolutions::AwsSolutions-CFR3':
        'API Gateway logs each request to the API; the rest are requests for a public page.',
      ...(props.webAclArn === undefined && {
        'AwsSolutions::AwsSolutions-CFR2': 'The operator decides this with firewall=true.',
      }),
      ...(edge === undefined && {
        'AwsSolutions::AwsSolutions-CFR4':
          "CloudFront's default certificate fixes the policy; edgeCertificateArn sets TLS 1.2.",
      }),
    })
    this.url = `https://${edge?.name ?? this.distribution.distributionDomainName}`
  }
}
