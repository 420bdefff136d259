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

export interface SiteProps {
  /** The host name at which AWS answers for the API. */
  readonly apiHost: string
  /** Where the service is reached; undefined: at the address that AWS gives. */
  readonly domain: DomainSettings | undefined
  /** The firewall's web ACL, if there is one. */
  readonly webAclArn: string | undefined
  /** Origins that the console talks to besides its own. */
  readonly identityOrigins: readonly string[]
}

/**
 * CloudFront before a private bucket and the API, on one origin: the console calls the API without CORS.
 * With a certificate of its own it answers at the stage's domain.
 */
export class Site extends Construct {
  readonly bucket: Bucket
  readonly distribution: Distribution
  /** Where people open the console, without a trailing slash. */
  readonly url: string

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // Everything in it is deployed again from the repository.
      autoDeleteObjects: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    accept(this.bucket, {
      'AwsSolutions::AwsSolutions-S1':
        'It holds the files of a public page, and CloudFront alone reads them.',
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
        "Where a customer's administrators and machines are is not ours to say.",
      'AwsSolutions::AwsSolutions-CFR3':
        'API Gateway logs each request that does something; the rest is a public page.',
      ...(props.webAclArn === undefined && {
        'AwsSolutions::AwsSolutions-CFR2': 'The operator decides, by firewall=true.',
      }),
      ...(edge === undefined && {
        'AwsSolutions::AwsSolutions-CFR4':
          "CloudFront's own certificate fixes the policy; edgeCertificateArn sets TLS 1.2.",
      }),
    })
    this.url = `https://${edge?.name ?? this.distribution.distributionDomainName}`
  }
}
