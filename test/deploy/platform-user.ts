import { emulatedCall } from './emulated-call.ts'
import { EMULATED_ACCOUNT } from './emulator.ts'

const USER = 'feedback-platform'
/** The principal that may call platform routes. */
export const PLATFORM_PRINCIPAL = `arn:aws:iam::${EMULATED_ACCOUNT}:user/${USER}`

export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Creates the platform's IAM user, with an access key. */
export async function createPlatformUser(endpoint: string): Promise<AccessKey> {
  const ask = async (action: string) =>
    await emulatedCall(endpoint, {
      service: 'iam',
      contentType: 'application/x-www-form-urlencoded',
      body: `Action=${action}&UserName=${USER}&Version=2010-05-08`,
    })
  await ask('CreateUser')
  const key = await ask('CreateAccessKey')
  return {
    accessKeyId: elementOf(key, 'AccessKeyId'),
    secretAccessKey: elementOf(key, 'SecretAccessKey'),
  }
}

function elementOf(xml: string, name: string): string {
  const [, content] = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml) ?? []
  if (content === undefined) throw new Error(`there is no ${name} in the answer`)
  return content
}
