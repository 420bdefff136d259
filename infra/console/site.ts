import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  type AddBehaviorOptions,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { accept } from '../accept.ts'
import type { DomainSettings } from '../settings/stage-settings.ts'
import { consoleHeaders, SECURITY_HEADERS } from './security-headers.ts'

/** What is the API's; all else is the console's. */
const API_PATHS = ['/v1/*', '/oauth2/*', '/.well-known/*']

/** A path of the console is a place in its one page; a path with a dot in its last part is a file. */
const TO_THE_ONE_PAGE = `function handler(event) {
  var request = event.request
  if (!request.uri.split('/').pop().includes('.')) request.uri = '/index.html'
  return request
}`

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
  /** CloudFront is of no region, and a stage of the same name may be in another. */
  readonly #prefix: string

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id)
    const { stackName, region } = Stack.of(this)
    this.#prefix = `${stackName}-${region}`
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
    const api = this.#apiBehavior(props)
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'feedback-keys: console and API',
      defaultBehavior: this.#consoleBehavior(props),
      additionalBehaviors: Object.fromEntries(API_PATHS.map((path) => [path, api])),
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

  #consoleBehavior({ identityOrigins }: SiteProps) {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
        originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
          originAccessControlName: this.#prefix,
        }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'ConsoleHeaders', {
        responseHeadersPolicyName: `${this.#prefix}-page`,
        securityHeadersBehavior: consoleHeaders(identityOrigins),
      }),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'ToTheOnePage', {
            code: FunctionCode.fromInline(TO_THE_ONE_PAGE),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
    }
  }

  /** Nothing is cached, and plain HTTP is refused: a redirect would have had the secret already (checklist, H-06). */
  #apiBehavior({ apiHost, domain }: SiteProps): AddBehaviorOptions & { origin: IOrigin } {
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
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'ApiHeaders', {
        responseHeadersPolicyName: `${this.#prefix}-api`,
        securityHeadersBehavior: SECURITY_HEADERS,
      }),
    }
  }
}

function edgeOf(domain: DomainSettings | undefined) {
  if (domain?.edgeCertificateArn === undefined) return undefined
  return { name: domain.name, certificateArn: domain.edgeCertificateArn }
}
