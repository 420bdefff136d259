import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  type AwsSdkCall,
  PhysicalResourceId,
} from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'
import {
  CONSOLE_CALLBACK_UNTIL_DEPLOYED,
  CONSOLE_CLIENT_NAME,
  type IdentityStack,
} from '../identity/identity-stack.ts'
import { publicClientSettings } from '../identity/public-client.ts'
import { acceptLibraryFunction, libraryLogs } from './library-function.ts'

export interface SignInCallbackProps {
  readonly identityStack: IdentityStack
  /** The scope that the console asks for. */
  readonly scope: string
  /** The console's URL, without a trailing slash. */
  readonly consoleUrl: string
  /** How long the log of the call is kept. */
  readonly logRetention: RetentionDays
}

/**
 * Registers the console's URL in the user pool. The pool is deployed first, because the service needs its
 * clients, and the console last. So the console's client gets the URL afterwards. The call replaces all
 * settings of the client, so it repeats them.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
 */
export class SignInCallback extends Construct {
  constructor(scope: Construct, id: string, props: SignInCallbackProps) {
    super(scope, id)
    const { userPool, consoleClientId } = props.identityStack
    const update = (url: string): AwsSdkCall => ({
      service: 'cognito-identity-provider',
      action: 'UpdateUserPoolClient',
      parameters: {
        UserPoolId: userPool.userPoolId,
        ClientId: consoleClientId,
        ClientName: CONSOLE_CLIENT_NAME,
        ...asParameters(publicClientSettings(props.scope)),
        CallbackURLs: [url],
        LogoutURLs: [url],
      },
      physicalResourceId: PhysicalResourceId.of('console-callback'),
    })
    new AwsCustomResource(this, 'Update', {
      onUpdate: update(`${props.consoleUrl}/`),
      onDelete: {
        ...update(CONSOLE_CALLBACK_UNTIL_DEPLOYED),
        // The user pool may have been deleted before the console.
        ignoreErrorCodesMatching: 'ResourceNotFoundException',
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({
          actions: ['cognito-idp:UpdateUserPoolClient'],
          resources: [userPool.userPoolArn],
        }),
      ]),
      installLatestAwsSdk: false,
      logGroup: libraryLogs(this, props.logRetention),
    })
    const provider = Stack.of(this).node.tryFindChild(
      `AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replaceAll('-', '')}`,
    )
    if (provider) acceptLibraryFunction(provider)
  }
}

/** The API's member names begin with a capital letter; those of the CDK do not. */
function asParameters(settings: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? asParameters(value)
        : value,
    ]),
  )
}
