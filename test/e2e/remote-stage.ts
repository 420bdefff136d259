import { Sha256 } from '@aws-crypto/sha256-js'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SignatureV4 } from '@smithy/signature-v4'
import { signedRequest } from '../../local/stack/platform-client.ts'
import { answerOf } from '../local-stack/answer.ts'
import { emulatorFetch, isEmulated } from './emulator-fetch.ts'
import { keysIn } from './keys-in.ts'
import type { Stage } from './stage.ts'

/** The audience that a deployment uses if the operator did not set one (`audience`). */
const AUDIENCE_DEFAULT = 'feedback'

/**
 * A deployed stage. `STAGE_URL` is its output `ApiUrl`, `STAGE_TABLE` its `TableName`, and
 * `STAGE_USER_TOKEN` what `npm run -s sign-in` prints. `STAGE_AUDIENCE` is for a stage with its own audience.
 * The platform's calls and the reads of the table use the AWS credentials that the SDK finds. They must belong
 * to a principal in the setting `platformPrincipals` who may query the table.
 *
 * @throws {Error} that names the missing variable
 */
export function remoteStage(variables: NodeJS.ProcessEnv): Stage {
  const url = secured(needed(variables, 'STAGE_URL').replace(/\/$/, ''))
  const table = needed(variables, 'STAGE_TABLE')
  const userToken = needed(variables, 'STAGE_USER_TOKEN')
  const region = regionOf(url, variables)
  const dynamodb = new DynamoDBClient({ region })
  const signer = new SignatureV4({
    credentials: dynamodb.config.credentials,
    region,
    service: 'execute-api',
    sha256: Sha256,
  })
  const reach = isEmulated(url) ? emulatorFetch(needed(variables, 'AWS_ENDPOINT_URL')) : fetch
  return {
    url,
    audience: variables.STAGE_AUDIENCE ?? AUDIENCE_DEFAULT,
    fetch: reach,
    platform: async (method, path, body) => {
      const { url: signedUrl, ...init } = await signedRequest(signer, url, method, path, body)
      return await answerOf(await reach(signedUrl, init))
    },
    userToken: async () => userToken,
    keysIn: (partition) => keysIn(dynamodb, table, partition),
    leave: async () => dynamodb.destroy(),
  }
}

/**
 * Without encryption everybody could read secrets. An emulator is on this machine, so it may use plain
 * HTTP.
 */
function secured(url: string): string {
  if (url.startsWith('https://') || isEmulated(url)) return url
  throw new Error(`STAGE_URL is ${url}: it must begin with https://.`)
}

/** `AWS_REGION`, or the region in the URL that API Gateway gave. */
function regionOf(url: string, variables: NodeJS.ProcessEnv): string {
  const [, inUrl] = /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(url) ?? []
  return variables.AWS_REGION || inUrl || needed(variables, 'AWS_REGION')
}

function needed(variables: NodeJS.ProcessEnv, name: string): string {
  const value = variables[name]
  if (value) return value
  throw new Error(`The journey on a deployed stage needs the variable ${name}: see test/README.md.`)
}
