import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import type { Construct } from 'constructs'
import type { IdentityStack } from '../identity/identity-stack.ts'
import type { ConsoleIdentity } from '../service-props.ts'
import type { ServiceStack } from '../service-stack.ts'
import type { StageSettings } from '../settings/stage-settings.ts'
import { ConsoleFiles } from './console-files.ts'
import { ConsoleHosting } from './console-hosting.ts'
import { SignInCallback } from './sign-in-callback.ts'

export interface ConsoleStackProps
  extends StackProps,
    Pick<StageSettings, 'administrationScope' | 'domain' | 'logRetention'> {
  readonly service: ServiceStack
  /** The identity provider that users sign in at. */
  readonly identity: ConsoleIdentity
  /** The user pool's stack, if there is one. The console's URL is registered there. */
  readonly identityStack: IdentityStack | undefined
  /** The firewall's web ACL, if there is one. */
  readonly webAclArn: string | undefined
  /** The console's files. */
  readonly folder: string
}

/** The console, with CloudFront in front of it and of the API. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, props)
    const { service, identity, domain, administrationScope, logRetention } = props
    const hosting = new ConsoleHosting(this, 'Site', {
      apiHost: service.apiHost,
      domain,
      webAclArn: props.webAclArn,
      identityOrigins: identity.origins,
    })
    new ConsoleFiles(this, 'Content', {
      bucket: hosting.bucket,
      distribution: hosting.distribution,
      logRetention,
      folder: props.folder,
      configuration: {
        issuer: identity.issuer,
        clientId: identity.consoleClientId,
        scope: `openid ${administrationScope}`,
        signInParameters: identity.signInParameters,
        apiUrl: hosting.url,
        // Not the console's URL: the console may be removed or moved, and machines keep this URL.
        tokenUrl: service.tokenUrl,
      },
    })
    if (props.identityStack !== undefined) {
      const { identityStack } = props
      const callback = {
        logRetention,
        identityStack,
        scope: administrationScope,
        consoleUrl: hosting.url,
      }
      new SignInCallback(this, 'SignInCallback', callback)
    }
    if (domain?.edgeCertificateArn !== undefined) this.#addRecord(hosting, domain)
    new CfnOutput(this, 'ConsoleUrl', { value: hosting.url })
  }

  #addRecord(
    { distribution }: ConsoleHosting,
    { name, hostedZoneId }: { name: string; hostedZoneId: string | undefined },
  ): void {
    const dnsName = distribution.distributionDomainName
    if (hostedZoneId === undefined) {
      new CfnOutput(this, 'DomainTarget', {
        description: `Create a DNS record, CNAME or alias, that points ${name} to this name`,
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
