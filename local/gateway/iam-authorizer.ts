import { gatewayAnswer } from './gateway-answer.ts'
import type { Authorization } from './jwt-authorizer.ts'
import type { ReceivedRequest } from './received-request.ts'
import { isSigned, LOCAL_CREDENTIALS } from './sigv4.ts'

const ACCOUNT_ID = '000000000000'
/** The principal of the local credentials. */
export const LOCAL_PRINCIPAL_ARN = `arn:aws:iam::${ACCOUNT_ID}:user/local`

/** Behaves like an HTTP API's IAM authorizer: without a valid signature, the answer is 403 with no reason. */
export async function iamAuthorizer(request: ReceivedRequest): Promise<Authorization> {
  if (!(await isSigned(request))) return { refusal: gatewayAnswer(403) }
  return {
    authorizer: {
      iam: {
        accessKey: LOCAL_CREDENTIALS.accessKeyId,
        accountId: ACCOUNT_ID,
        callerId: 'AIDALOCAL',
        cognitoIdentity: null,
        principalOrgId: '',
        userArn: LOCAL_PRINCIPAL_ARN,
        userId: 'AIDALOCAL',
      },
    },
  }
}
