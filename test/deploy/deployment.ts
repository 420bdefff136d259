import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { emulatorFetch } from '../e2e/emulator-fetch.ts'
import { awsEnvironment, Cdk, type Outputs } from './cdk.ts'
import {
  CHANGED_CACHE_CONTROL,
  CHANGED_OPERATION,
  CHANGED_PATH,
  changedHandlers,
  copyWithChangedFunction,
} from './changed-function.ts'
import { run } from './command.ts'
import { EMULATED_REGION } from './emulator.ts'
import { createPlatformUser, PLATFORM_PRINCIPAL } from './platform-user.ts'
import { createUserAndSignIn } from './pool-user.ts'
import { step } from './steps.ts'

const SERVICE = 'feedback-keys-emulator'
const IDENTITY = `${SERVICE}-identity`
const STACKS = [IDENTITY, SERVICE]

/** The default settings, except those that a stage of one minute cannot have. */
const SETTINGS = [
  'stage=emulator',
  `platformPrincipals=${PLATFORM_PRINCIPAL}`,
  'mfaRequired=false',
  'removalProtection=false',
]

export interface DeploymentOptions {
  readonly repository: string
  /** The folder that everything is written into. */
  readonly folder: string
  readonly path: string
  /** The address of the emulator. */
  readonly endpoint: string
  readonly signal: AbortSignal
}

/** What an operator does with a stage, from bootstrap to destroy. */
export async function testDeployment(options: DeploymentOptions): Promise<void> {
  const { repository, folder, endpoint } = options
  const cdk = new Cdk(options)
  await step('cdk bootstrap', () => cdk.bootstrap())
  const assembly = await step('cdk synth', () => cdk.synthesize(repository, 'deployed', SETTINGS))
  const outputs = await step('cdk deploy', () => cdk.deploy(assembly, STACKS))
  const journey = await step('users', () => journeyOf(options, outputs))
  await step('journey', journey)

  const copy = join(folder, 'copy')
  await copyWithChangedFunction(repository, copy)
  const changed = await step('cdk synth, one function changed', () =>
    cdk.synthesize(copy, 'changed', SETTINGS),
  )
  const handlers = await changedHandlers(assembly, changed, SERVICE)
  assert.deepEqual(handlers, [`${CHANGED_OPERATION}.handler`])
  await step('cdk deploy, one function changed', () => cdk.deploy(changed, STACKS))
  const url = outputOf(outputs[SERVICE] ?? {}, 'ApiUrl') + CHANGED_PATH
  const { headers } = await emulatorFetch(endpoint)(url)
  assert.equal(headers.get('cache-control'), CHANGED_CACHE_CONTROL, 'the old code still runs')
  await step('journey, one function changed', journey)

  await step('cdk destroy', () => cdk.destroy(changed, STACKS))
  assert.deepEqual(await tablesAt(endpoint), [], 'tables are left')
}

/** Creates the users of the journey. */
async function journeyOf(
  { repository, path, endpoint, signal }: DeploymentOptions,
  outputs: Outputs,
): Promise<() => Promise<void>> {
  const service = outputs[SERVICE] ?? {}
  const identity = outputs[IDENTITY] ?? {}
  const { accessKeyId, secretAccessKey } = await createPlatformUser(endpoint)
  const userToken = await createUserAndSignIn(endpoint, {
    userPoolId: outputOf(identity, 'UserPoolId'),
    issuer: outputOf(identity, 'IdentityIssuer'),
    clientId: outputOf(identity, 'CommandLineClientId'),
  })
  const env = {
    PATH: path,
    ...awsEnvironment(endpoint),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    STAGE_URL: outputOf(service, 'ApiUrl'),
    STAGE_TABLE: outputOf(service, 'TableName'),
    STAGE_USER_TOKEN: userToken,
  }
  return async () => {
    await run('vitest', ['run', '--project', 'e2e'], { cwd: repository, env, signal })
  }
}

function outputOf(outputs: Readonly<Record<string, string>>, name: string): string {
  const value = outputs[name]
  if (value) return value
  throw new Error(`the deployment has no output ${name}`)
}

async function tablesAt(endpoint: string): Promise<readonly string[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new DynamoDBClient({ endpoint, region: EMULATED_REGION, credentials })
  const { TableNames = [] } = await client.send(new ListTablesCommand())
  client.destroy()
  return TableNames
}
