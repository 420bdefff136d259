import { answerUnmatched } from '../../shared/operations/answer-unmatched.ts'
import { routesOf } from '../../shared/operations/contract/routes.ts'
import { routedOperations } from '../../shared/operations/index.ts'
import { issueToken } from '../../shared/operations/issue-token.ts'
import { withConsole } from '../console/console.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createIdentityProvider } from '../identity/identity-provider.ts'
import {
  CLIENT_ID,
  IDENTITY_PATH,
  MANAGEMENT_AUDIENCE,
  MANAGEMENT_SCOPE,
} from '../identity/provider-configuration.ts'
import { tokensOf, type UserTokens } from '../identity/tokens-of.ts'
import { startBackground } from '../lambda/background.ts'
import { type Functions, warmFunctions } from '../lambda/functions.ts'
import type { DeadLetter } from '../stream/event-source.ts'
import { startBackends } from './backends.ts'
import { frontDoor, type Handle } from './front-door.ts'
import { seed } from './seed.ts'
import { setVariables, stackEnvironment } from './stack-environment.ts'
import { Undo } from './undo.ts'

export interface StackOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** Where table and keys are kept; without it they are in memory. */
  readonly dataDirectory?: string | undefined
  /** A DynamoDB that runs already. Without it `DYNAMODB_ENDPOINT` is, and without that one is started. */
  readonly dynamodbEndpoint?: string | undefined
  /** A KMS stand-in that runs already. */
  readonly kmsEndpoint?: string | undefined
  readonly tableName?: string | undefined
  /** The audit events' table; without it, the table's name and `-events`. */
  readonly eventsTableName?: string | undefined
  /** The built console. Without it there is none, and its paths are the API's too. */
  readonly consoleFolder?: string | undefined
  /** Whether to register the demo's accounts and administrators. */
  readonly seed?: boolean | undefined
  /** Variables of the functions that are to differ. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  readonly functions?: Functions | undefined
  /** Told what failed out of any caller's sight. Without it, standard error is. */
  readonly onFault?: ((what: string, error: unknown) => void) | undefined
}

export interface Stack {
  readonly url: string
  readonly identity: {
    readonly issuer: string
    /** A user's tokens, got by signing in over HTTP. */
    accessTokenOf(user: string): Promise<UserTokens>
  }
  readonly tableName: string
  readonly eventsTableName: string
  readonly endpoints: { readonly dynamodb: string; readonly kms: string }
  readonly deadLetters: readonly DeadLetter[]
  stop(): Promise<void>
}

/**
 * Starts the whole service in this process, and DynamoDB Local beside it. The functions read their
 * configuration from the process and remember it, so a process runs one stack in its life.
 *
 * @throws {CommandError} when the port is in use, or Java is missing or old. Whatever was started by
 * then is stopped again.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo = new Undo()
  try {
    return await start(options, undo)
  } catch (error) {
    await undo.all()
    throw error
  }
}

async function start(options: StackOptions, undo: Undo): Promise<Stack> {
  const { tableName = 'feedback-keys', functions = warmFunctions } = options
  const { eventsTableName = `${tableName}-events` } = options
  const onFault = options.onFault ?? printFault
  const door = await frontDoor(options.port, onFault)
  undo.later(door.close)
  const { url } = door

  const backends = await startBackends(
    {
      dataDirectory: options.dataDirectory,
      dynamodbEndpoint: options.dynamodbEndpoint ?? process.env.DYNAMODB_ENDPOINT,
      kmsEndpoint: options.kmsEndpoint,
      tableName,
      eventsTableName,
    },
    undo,
  )
  const identity = await createIdentityProvider(url)
  const { issuer } = identity
  const variables = stackEnvironment({ url, issuer, tableName, eventsTableName, backends })
  undo.later(setVariables({ ...variables, ...options.environment }))
  const deadLetters = await startBackground({ functions, backends, onFault }, undo)

  const gateway = createGateway({
    routes: routedOperations.flatMap(routesOf),
    handlerOf: functions.http,
    fallbackId: answerUnmatched.id,
    jwt: {
      issuer,
      jwksUri: `${issuer}/jwks`,
      audience: MANAGEMENT_AUDIENCE,
      scope: MANAGEMENT_SCOPE,
    },
    onFault,
  })
  const { consoleFolder: folder } = options
  const configuration = {
    issuer,
    clientId: CLIENT_ID,
    scope: `openid ${MANAGEMENT_SCOPE}`,
    signInParameters: {},
    apiUrl: url,
    tokenUrl: `${url}${issueToken.paths[0]}`,
  }
  const site = folder === undefined ? gateway : withConsole({ folder, configuration }, gateway)
  door.open(mounted(IDENTITY_PATH, identity.handle, site))
  if (options.seed) await seed(url)

  return {
    url,
    identity: { issuer, accessTokenOf: (user) => tokensOf(url, user) },
    tableName,
    eventsTableName,
    endpoints: { dynamodb: backends.dynamodb, kms: backends.kms },
    deadLetters,
    stop: () => undo.all(),
  }
}

function mounted(path: string, under: Handle, elsewhere: Handle): Handle {
  return (request, response) =>
    request.url?.startsWith(`${path}/`) ? under(request, response) : elsewhere(request, response)
}

function printFault(what: string, error: unknown): void {
  console.error(`${what}:`, error)
}
