import { randomBytes } from 'node:crypto'
import * as openid from 'openid-client'
import { signIn } from '../../operate/sign-in/flow.ts'
import { browse } from '../support/form-filling.ts'
import { emulatedCall } from './emulated-call.ts'

const USERNAME = 'ada@example.com'
/** The port of the only callback that the identity stack registers for the command line. */
const SIGN_IN_PORT = 8976

export interface UserPool {
  readonly userPoolId: string
  readonly issuer: string
  readonly clientId: string
}

/**
 * Creates a user in a user pool and signs in as that user on the pool's own pages, as `npm run sign-in` does. The
 * user has the password that an operator sends, and must change it there.
 *
 * @returns the access token
 */
export async function createUserAndSignIn(endpoint: string, pool: UserPool): Promise<string> {
  const [password, newPassword] = [freshPassword(), freshPassword()]
  await emulatedCall(endpoint, {
    service: 'cognito-idp',
    contentType: 'application/x-amz-json-1.1',
    target: 'AWSCognitoIdentityProviderService.AdminCreateUser',
    body: JSON.stringify({
      UserPoolId: pool.userPoolId,
      Username: USERNAME,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: USERNAME }],
    }),
  })
  const { promise: shown, resolve: show } = Promise.withResolvers<string>()
  const token = signIn(await providerOf(endpoint, pool), {
    scope: 'feedback-keys/manage openid',
    port: SIGN_IN_PORT,
    show,
  })
  const known = {
    username: USERNAME,
    password,
    new_password: newPassword,
    confirm_password: newPassword,
  }
  const browsed = shown.then((url) => browse(url, known))
  const [accessToken] = await Promise.all([token, browsed])
  return accessToken
}

/** The pool's issuer is a host of AWS, on the emulator too. So requests to that host go to the emulator. */
async function providerOf(
  endpoint: string,
  { issuer, clientId }: UserPool,
): Promise<openid.Configuration> {
  const aws = new URL(issuer).origin
  return await openid.discovery(new URL(issuer), clientId, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
    [openid.customFetch]: (url, { body, headers, method, redirect, signal }) =>
      fetch(url.replace(aws, endpoint), {
        body: body ?? null,
        headers,
        method,
        redirect,
        signal: signal ?? null,
      }),
  })
}

function freshPassword(): string {
  return `Aa1!${randomBytes(16).toString('base64url')}`
}
