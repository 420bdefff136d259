import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { capabilitiesOf } from '../../../shared/operations/contract/operation.ts'
import { operations } from '../../../shared/operations/index.ts'
import { settingsReadBy, variableOf } from '../../../shared/wiring/environment.ts'
import { readable } from '../references.ts'
import { synthesized } from '../synthesized.ts'

const DOMAIN = {
  name: 'keys.example.org',
  certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0c1d',
  hostedZoneId: undefined,
  edgeCertificateArn: undefined,
}
const template = synthesized({
  platformPrincipals: ['arn:one', 'arn:two'],
  tokenLifetimeSeconds: 60,
})
const functions = Object.values(template.findResources('AWS::Lambda::Function')).map(
  ({ Properties }) => Properties,
)

function functionOf(id: string) {
  return functions.find(({ Handler }) => Handler === `${id}.handler`)
}

describe.each(operations.map((operation) => ({ id: operation.id, operation })))(
  'the function of $id',
  ({ id, operation }) => {
    it('gets the variables of its capabilities and those of Powertools, and no others', () => {
      const variables = functionOf(id)?.Environment?.Variables ?? {}
      const expected = capabilitiesOf(operation).flatMap(settingsReadBy).map(variableOf)
      const common = ['POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_LOG_LEVEL']
      expect(new Set(Object.keys(variables))).toEqual(new Set([...expected, ...common]))
    })

    it('logs and counts under the name of its stage, at level INFO', () => {
      expect(functionOf(id)?.Environment?.Variables).toMatchObject({
        POWERTOOLS_SERVICE_NAME: 'feedback-keys-test',
        POWERTOOLS_LOG_LEVEL: 'INFO',
      })
    })

    it('runs on Node 24 and arm64', () => {
      expect(functionOf(id)).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    })

    it('keeps its logs in its own group, for as long as stated', () => {
      const name = `/aws/lambda/feedback-keys-test/${id}`
      const [group] = Object.keys(
        template.findResources('AWS::Logs::LogGroup', {
          Properties: { LogGroupName: name, RetentionInDays: 90 },
        }),
      )
      expect(functionOf(id)?.LoggingConfig).toEqual({ LogFormat: 'JSON', LogGroup: { Ref: group } })
    })
  },
)

describe('functions', () => {
  it('are those of the catalogue, and one that CDK runs at deployment', () => {
    const ours = operations.map(({ id }) => `${id}.handler`)
    expect(functions.map(({ Handler }) => String(Handler)).toSorted()).toEqual(
      [...ours, '__entrypoint__.handler'].toSorted(),
    )
  })

  it('[TM-41] behind a route time out well before the gateway does', () => {
    for (const operation of operations) {
      if (operation.kind === 'http') expect(functionOf(operation.id)?.Timeout).toBe(15)
    }
  })

  it('get what the operator stated', () => {
    expect(functionOf('issue-token')?.Environment.Variables).toMatchObject({
      AUDIENCE: 'feedback',
      TOKEN_LIFETIME_SECONDS: '60',
    })
    expect(functionOf('close-account')?.Environment.Variables).toMatchObject({
      PLATFORM_PRINCIPALS: 'arn:one,arn:two',
    })
  })

  it("issue tokens in the name of the API's own URL, or of the stage's domain", () => {
    const { ISSUER } = functionOf('issue-token')?.Environment.Variables ?? {}
    expect(readable(ISSUER)).toBe('ApiHttpApi.ApiEndpoint')
    const elsewhere = synthesized({ domain: DOMAIN })
    elsewhere.hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'get-metadata.handler',
      Environment: { Variables: { ISSUER: 'https://keys.example.org' } },
    })
    elsewhere.hasOutput('TokenUrl', { Value: 'https://keys.example.org/oauth2/token' })
  })
})

describe('the outputs', () => {
  it('get the list of who may call platform routes', () => {
    template.hasOutput('PlatformPrincipals', { Value: 'arn:one,arn:two' })
  })

  it('get an empty list when nobody may', () => {
    synthesized().hasOutput('PlatformPrincipals', {
      Value: Match.stringLikeRegexp('^none: '),
    })
  })
})
