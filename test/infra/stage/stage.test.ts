import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { EVERY_SETTING, OTHER_SETTINGS } from '../settings/every-setting.ts'
import { stageTemplates } from './stage-templates.ts'

describe('a stage', () => {
  it('is identity, service and console, each after what it needs', () => {
    expect(stageTemplates({}).names).toEqual([
      'feedback-keys-dev-identity',
      'feedback-keys-dev',
      'feedback-keys-dev-console',
    ])
  })

  it('has no user pool if the operator has an identity provider', () => {
    expect(stageTemplates(EVERY_SETTING).names).toEqual([
      'feedback-keys-every-setting',
      'feedback-keys-every-setting-firewall',
      'feedback-keys-every-setting-console',
    ])
  })

  it('has no console if the operator wants none', () => {
    expect(stageTemplates(OTHER_SETTINGS).names).toEqual([
      'feedback-keys-other-settings-identity',
      'feedback-keys-other-settings',
    ])
  })

  it('has a service that does not refer to the console: the console can fail without it', () => {
    const service = JSON.stringify(stageTemplates({}).of('').toJSON())
    expect(service).toContain('feedback-keys-dev-identity')
    expect(service).not.toContain('feedback-keys-dev-console')
  })
})

describe('[TM-49] a domain of the operator', () => {
  const service = stageTemplates(OTHER_SETTINGS).of('')

  it("closes the API's own address, and requires TLS 1.2 or newer", () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
    service.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'keys.example.org',
      DomainNameConfigurations: [Match.objectLike({ SecurityPolicy: 'TLS_1_2' })],
    })
    service.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1)
  })

  it('is the issuer, and the place of the token endpoint', () => {
    service.hasOutput('Issuer', { Value: 'https://keys.example.org' })
    service.hasOutput('TokenUrl', { Value: 'https://keys.example.org/oauth2/token' })
  })

  it('says where its DNS record must lead, if the operator makes it', () => {
    service.hasOutput('DomainTarget', { Value: Match.anyValue() })
  })

  it('without a domain, the address that AWS gave stays open: it is the only one', () => {
    const plain = stageTemplates({}).of('')
    plain.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false })
    plain.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0)
  })
})

describe('removal protection', () => {
  it('protects users and service from being deleted, unless it is off; the console can be made again', () => {
    expect(stageTemplates({}).terminationProtected).toEqual([true, true, false])
    expect(stageTemplates({ removalProtection: false }).terminationProtected).toEqual([
      false,
      false,
      false,
    ])
  })
})
