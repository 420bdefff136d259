import { parseArgs } from 'node:util'
import { CommandError } from '../../command-line/command-error.ts'
import { parsePort } from '../../command-line/parse-port.ts'
import {
  areNamesUnique,
  isSignInParameter,
  SIGN_IN_PARAMETER_RULE,
  signInParametersOf,
} from '../../infra/settings/sign-in-parameters.ts'

const USAGE =
  'Usage: npm run -s sign-in -- --issuer <URL> --client <client id> [--scope "…"] [--parameter name=value]… [--port N]'

/** What the management API asks for, and OpenID Connect: a provider may refuse to sign in without. */
const SCOPE_DEFAULT = 'feedback-keys/manage openid'
/** Of the callback that the identity stack registers. */
const PORT_DEFAULT = 8976

export interface SignInArguments {
  /** The OpenID provider whose users administer. */
  readonly issuer: URL
  /** A public client there. */
  readonly clientId: string
  readonly scope: string
  /** What the provider wants at signing in besides, as the setting `signInParameters` has it. */
  readonly parameters: Readonly<Record<string, string>>
  /** Where the browser comes back to; 0 takes a free port. */
  readonly port: number
}

/** @throws {CommandError} for what is missing, unknown or wrong */
export function signInArguments(words: readonly string[]): SignInArguments {
  const { issuer, client, scope, parameter, port } = parse(words)
  if (issuer === undefined || client === undefined) throw new CommandError(USAGE)
  return {
    issuer: issuerOf(issuer),
    clientId: client,
    scope,
    parameters: parametersOf(parameter),
    port: parsePort(port, '--port'),
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        issuer: { type: 'string' },
        client: { type: 'string' },
        scope: { type: 'string', default: SCOPE_DEFAULT },
        parameter: { type: 'string', multiple: true, default: [] },
        port: { type: 'string', default: String(PORT_DEFAULT) },
      },
    }).values
  } catch {
    throw new CommandError(USAGE)
  }
}

/** In the clear, a code or a token is everybody's; on this machine there is nobody to read it. */
function issuerOf(text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return url
  throw new CommandError(`--issuer must be an https:// URL, and '${text}' is not.`)
}

/** Whether a URL leads no further than this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}

function parametersOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const wrong = texts.find((text) => !isSignInParameter(text))
  if (wrong !== undefined) {
    throw new CommandError(`--parameter must be ${SIGN_IN_PARAMETER_RULE}, and '${wrong}' is not.`)
  }
  if (areNamesUnique(texts)) return signInParametersOf(texts)
  throw new CommandError('Each --parameter must have a different name.')
}
