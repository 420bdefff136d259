import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import type { Construct } from 'constructs'
import type { IdentityStack } from '../identity/identity-stack.ts'
import type { ConsoleIdentity } from '../service-props.ts'
import type { ServiceStack } from '../service-stack.ts'
import type { StageSettings } from '../settings/stage-settings.ts'
import { SignInCallback } from './sign-in-callback.ts'
import { Site } from './site.ts'
import { SiteContent } from './site-content.ts'

export interface ConsoleStackProps
  extends StackProps,
    Pick<StageSettings, 'administrationScope' | 'domain' | 'logRetention'> {
  readonly service: ServiceStack
  /** Who signs in. */
  readonly identity: ConsoleIdentity
  /** The user pool's stack, where there is one: it is told where the console is. */
  readonly identityStack: IdentityStack | undefined
  /** The firewall's web ACL, if there is one. */
  readonly webAclArn: string | undefined
  /** The console's files. */
  readonly folder: string
}

/** The console's site, and CloudFront before it and the API. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, props)
    const { service, identity, domain, administrationScope, logRetention } = props
    const site = new Site(this, 'Site', {
      apiHost: service.apiHost,
      domain,
      webAclArn: props.webAclArn,
      identityOrigins: identity.origins,
    })
    new SiteContent(this, 'Content', {
      bucket: site.bucket,
      distribution: site.distribution,
      logRetention,
      folder: props.folder,
      configuration: {
        issuer: identity.issuer,
        clientId: identity.consoleClientId,
        scope: `openid ${administrationScope}`,
        signInParameters: identity.signInParameters,
        apiUrl: site.url,
        // The console may be torn down, and its edge moved; machines keep what they are given.
        tokenUrl: service.tokenUrl,
      },
    })
    if (props.identityStack !== undefined) {
      const { identityStack } = props
      const callback = {
        logRetention,
        identityStack,
        scope: administrationScope,
        consoleUrl: site.url,
      }
      new SignInCallback(this, 'SignInCallback', callback)
    }
    if (domain?.edgeCertificateArn !== undefined) this.#addRecord(site, domain)
    new CfnOutput(this, 'ConsoleUrl', { value: site.url })
  }

  #addRecord(
    { distribution }: Site,
    { name, hostedZoneId }: { name: string; hostedZoneId: string | undefined },
  ): void {
    const dnsName = distribution.distributionDomainName
    if (hostedZoneId === undefined) {
      new CfnOutput(this, 'DomainTarget', {
        description: `A DNS record of ${name}, CNAME or alias, must lead here`,
        value: dnsName,
      })
      return
    }
    for (const type of ['A', 'AAAA']) {
      new CfnRecordSet(this, type, {
        hostedZoneId,
        name: `${name}.`,
        type,
        aliasTarget: { dnsName, hostedZoneId: CloudFrontTarget.getHostedZoneId(this) },
      })
    }
  }
}
