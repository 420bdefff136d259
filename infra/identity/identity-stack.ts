import { Aws, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  ResourceServerScope,
  UserPool,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { accept } from '../accept.ts'
import type { ConsoleIdentity } from '../service-props.ts'
import { ADMINISTRATION_SCOPE_DEFAULT } from '../settings/stage-settings.ts'
import { PublicClient } from './public-client.ts'

/** Where `npm run sign-in` waits for the browser, on the user's machine (RFC 8252 §7.3). */
const COMMAND_LINE_CALLBACK = 'http://localhost:8976/callback'
/** A placeholder, until the console stack registers the console's URL. */
export const CONSOLE_CALLBACK_UNTIL_DEPLOYED = 'http://localhost:3000/'

export const CONSOLE_CLIENT_NAME = 'console'

const PASSWORD_LENGTH_MIN = 12

export interface IdentityStackProps extends StackProps {
  /** Whether users need a second factor: a code of an authenticator app. */
  readonly mfaRequired: boolean
  /** Whether the users outlive the stack. */
  readonly removalProtection: boolean
}

/**
 * The identity provider of the administrators: a Cognito user pool with its sign-in pages. A stage with
 * the setting `identityProvider` has no such stack. A user of the pool may administer nothing until the
 * platform grants it, owner by owner.
 */
export class IdentityStack extends Stack {
  readonly userPool: UserPool
  readonly consoleClientId: string
  /** The user pool, as the service and the console need it. */
  readonly identity: ConsoleIdentity

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props)
    this.userPool = userPoolIn(this, props)
    const resourceServer = administrationOf(this.userPool)
    const domain = this.userPool.addDomain('SignIn', {
      // It must be unique among all accounts of a region.
      cognitoDomain: { domainPrefix: `${id}-${Aws.ACCOUNT_ID}` },
    })
    const client = { userPool: this.userPool, resourceServer, scope: ADMINISTRATION_SCOPE_DEFAULT }
    this.consoleClientId = new PublicClient(this, 'Console', {
      ...client,
      name: CONSOLE_CLIENT_NAME,
      callbackUrl: CONSOLE_CALLBACK_UNTIL_DEPLOYED,
    }).clientId
    const commandLine = new PublicClient(this, 'CommandLine', {
      ...client,
      name: 'command-line',
      callbackUrl: COMMAND_LINE_CALLBACK,
    })
    const endpoint = `https://cognito-idp.${this.region}.${this.urlSuffix}`
    this.identity = {
      issuer: `${endpoint}/${this.userPool.userPoolId}`,
      audiences: [this.consoleClientId, commandLine.clientId],
      consoleClientId: this.consoleClientId,
      origins: [endpoint, domain.baseUrl()],
      signInParameters: {},
    }
    const outputs = {
      UserPoolId: this.userPool.userPoolId,
      IdentityIssuer: this.identity.issuer,
      CommandLineClientId: commandLine.clientId,
    }
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}

function userPoolIn(scope: Construct, props: IdentityStackProps): UserPool {
  const userPool = new UserPool(scope, 'Users', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.ESSENTIALS,
    mfa: props.mfaRequired ? Mfa.REQUIRED : Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: PASSWORD_LENGTH_MIN,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    deletionProtection: props.removalProtection,
    removalPolicy: props.removalProtection ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  accept(userPool, {
    'AwsSolutions::AwsSolutions-COG8':
      'Threat protection needs the Plus plan, which costs per user. The operator decides.',
    ...(!props.mfaRequired && {
      'AwsSolutions::AwsSolutions-COG2': 'The operator decided this with mfaRequired=false.',
    }),
  })
  return userPool
}

/** Adds the scope that marks an access token for the management API. */
function administrationOf(userPool: UserPool): UserPoolResourceServer {
  const [identifier = '', scopeName = ''] = ADMINISTRATION_SCOPE_DEFAULT.split('/')
  return userPool.addResourceServer('Administration', {
    identifier,
    scopes: [
      new ResourceServerScope({ scopeName, scopeDescription: 'Manage keypairs through the API' }),
    ],
  })
}
