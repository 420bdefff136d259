import { describe, expect, it } from 'vitest'
import { stageTemplates } from '../stage/stage-templates.ts'

const identity = stageTemplates({}).of('-identity')
const clients = Object.values(identity.findResources('AWS::Cognito::UserPoolClient')).map(
  ({ Properties }) => Properties,
)

describe('the user pool', () => {
  it('lets nobody sign up, and requires a second factor that is not a text message', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    })
    identity.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' })
  })

  it('can omit the second factor and be deletable, if the operator says so', () => {
    const lax = stageTemplates({ mfaRequired: false, removalProtection: false }).of('-identity')
    lax.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Delete',
      Properties: { MfaConfiguration: 'OPTIONAL' },
    })
  })

  it('has the scope that distinguishes an access token for the management API from an ID token', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'feedback-keys',
      Scopes: [{ ScopeName: 'manage' }],
    })
  })
})

describe("the user pool's clients", () => {
  it('are the console and the command line', () => {
    expect(clients.map(({ ClientName }) => ClientName)).toEqual(['console', 'command-line'])
  })

  it.each(clients.map((client) => [String(client.ClientName), client] as const))(
    '%s is public, and uses the authorization code grant and nothing else',
    (_, client) => {
      expect(client).toMatchObject({
        GenerateSecret: false,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email', 'feedback-keys/manage'],
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
        EnableTokenRevocation: true,
      })
    },
  )

  it('send users back to loopback addresses only, until the console is there', () => {
    const urls = clients.flatMap(({ CallbackURLs }) => CallbackURLs)
    expect(urls).toEqual(['http://localhost:3000/', 'http://localhost:8976/callback'])
  })
})
