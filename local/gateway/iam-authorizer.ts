import { gatewayAnswer } from './gateway-answer.ts'
import type { Authorization } from './jwt-authorizer.ts'
import type { ReceivedRequest } from './received-request.ts'
import { isSigned, LOCAL_CREDENTIALS } from './sigv4.ts'

const ACCOUNT_ID = '000000000000'
/** The principal whom the local credentials belong to. */
export const LOCAL_PRINCIPAL_ARN = `arn:aws:iam::${ACCOUNT_ID}:user/local`

/** An HTTP API's IAM authorizer: a valid signature, or 403 and no reason. */
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
