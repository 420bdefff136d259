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
import { startAwsStandIns } from './aws-stand-ins.ts'
import { frontDoor, type Handle } from './front-door.ts'
import { seed } from './seed.ts'
import { setVariables, stackEnvironment } from './stack-environment.ts'
import { Undo } from './undo.ts'

export interface StackOptions {
  /** 0 takes a free port. */
  readonly port: number
  /** The folder for tables and keys. Without it, they are in memory. */
  readonly dataDirectory?: string | undefined
  /** A running DynamoDB. Without it, `DYNAMODB_ENDPOINT` counts; without both, DynamoDB Local is started. */
  readonly dynamodbEndpoint?: string | undefined
  /** A running KMS stand-in. */
  readonly kmsEndpoint?: string | undefined
  readonly tableName?: string | undefined
  /** The audit events' table. Without it, the table's name with `-events`. */
  readonly auditEventsTableName?: string | undefined
  /** The built console. Without it, there is no console, and its paths go to the API. */
  readonly consoleFolder?: string | undefined
  /** Whether to register the demo's accounts and administrators. */
  readonly seed?: boolean | undefined
  /** Environment variables of the functions that replace the usual ones. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  readonly functions?: Functions | undefined
  /** Called with each fault that no caller sees. Without it, faults are printed to standard error. */
  readonly onFault?: ((what: string, error: unknown) => void) | undefined
}

export interface Stack {
  readonly url: string
  readonly identity: {
    readonly issuer: string
    /** Signs a user in over HTTP, and returns the tokens. */
    accessTokenOf(user: string): Promise<UserTokens>
  }
  readonly tableName: string
  readonly auditEventsTableName: string
  readonly endpoints: { readonly dynamodb: string; readonly kms: string }
  readonly deadLetters: readonly DeadLetter[]
  stop(): Promise<void>
}

/**
 * Starts the whole service in this process, and DynamoDB Local in another. The functions read their settings
 * from this process's environment and remember them. So a process can run only one stack.
 *
 * @throws {CommandError} when the port is in use, or Java is missing or too old. Everything that was started
 * before that is stopped.
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
  const { auditEventsTableName = `${tableName}-events` } = options
  const onFault = options.onFault ?? printFault
  const door = await frontDoor(options.port, onFault)
  undo.later(door.close)
  const { url } = door

  const standIns = await startAwsStandIns(
    {
      dataDirectory: options.dataDirectory,
      dynamodbEndpoint: options.dynamodbEndpoint ?? process.env.DYNAMODB_ENDPOINT,
      kmsEndpoint: options.kmsEndpoint,
      tableName,
      auditEventsTableName,
    },
    undo,
  )
  const identity = await createIdentityProvider(url)
  const { issuer } = identity
  const variables = stackEnvironment({ url, issuer, tableName, auditEventsTableName, standIns })
  undo.later(setVariables({ ...variables, ...options.environment }))
  const deadLetters = await startBackground({ functions, standIns, onFault }, undo)

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
  const service = folder === undefined ? gateway : withConsole({ folder, configuration }, gateway)
  door.open(mounted(IDENTITY_PATH, identity.handle, service))
  if (options.seed) await seed(url)

  return {
    url,
    identity: { issuer, accessTokenOf: (user) => tokensOf(url, user) },
    tableName,
    auditEventsTableName,
    endpoints: { dynamodb: standIns.dynamodb, kms: standIns.kms },
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
