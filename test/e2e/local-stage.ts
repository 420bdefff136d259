import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/gateway/sigv4.ts'
import { platformRequest } from '../../local/stack/platform-client.ts'
import { startStack } from '../../local/stack/stack.ts'
import { LOCAL_AUDIENCE } from '../../local/stack/stack-environment.ts'
import { answerOf } from '../local-stack/answer.ts'
import { keysIn } from './keys-in.ts'
import type { Stage } from './stage.ts'

/** Starts what `npm start` runs, on a free port, without its demo. */
export async function localStage(): Promise<Stage> {
  const stack = await startStack({ port: 0, tableName: `e2e-${randomBytes(8).toString('hex')}` })
  const dynamodb = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  })
  return {
    url: stack.url,
    audience: LOCAL_AUDIENCE,
    fetch,
    platform: async (method, path, body) =>
      await answerOf(await platformRequest(stack.url, method, path, body)),
    userToken: async () => (await stack.identity.accessTokenOf('ada')).accessToken,
    keysIn: (partition) => keysIn(dynamodb, stack.tableName, partition),
    leave: async () => {
      dynamodb.destroy()
      await stack.stop()
    },
  }
}
