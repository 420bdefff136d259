import { CfnOutput } from 'aws-cdk-lib'
import {
  ApiMapping,
  DomainName,
  type HttpApi,
  type IStage,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53'
import { Construct } from 'constructs'
import type { DomainSettings } from '../settings/stage-settings.ts'

export interface ApiDomainProps {
  readonly domain: DomainSettings
  readonly httpApi: HttpApi
  readonly stage: IStage
}

/** The operator's domain for the API: HTTPS with TLS 1.2 or newer. */
export class ApiDomain extends Construct {
  /** The host name at AWS that the domain's DNS record, or CloudFront, must point to. */
  readonly regionalDomainName: string

  constructor(scope: Construct, id: string, { domain, httpApi, stage }: ApiDomainProps) {
    super(scope, id)
    const domainName = new DomainName(this, 'Domain', {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    new ApiMapping(this, 'Mapping', { api: httpApi, domainName, stage })
    this.regionalDomainName = domainName.regionalDomainName
    // With this certificate CloudFront serves the domain, and the console stack has the DNS record.
    if (domain.edgeCertificateArn !== undefined) return
    if (domain.hostedZoneId === undefined) {
      new CfnOutput(this, 'DomainTarget', {
        description: `Create a DNS record, CNAME or alias, that points ${domain.name} to this name`,
        value: domainName.regionalDomainName,
      }).overrideLogicalId('DomainTarget')
      return
    }
    new CfnRecordSet(this, 'Record', {
      hostedZoneId: domain.hostedZoneId,
      name: `${domain.name}.`,
      type: 'A',
      aliasTarget: {
        dnsName: domainName.regionalDomainName,
        hostedZoneId: domainName.regionalHostedZoneId,
      },
    })
  }
}
