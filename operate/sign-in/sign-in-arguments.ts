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

/** The scope that the management API requires, and `openid`, which some providers require. */
const SCOPE_DEFAULT = 'feedback-keys/manage openid'
/** The port of the callback that the identity stack registers. */
const PORT_DEFAULT = 8976

export interface SignInArguments {
  /** The OpenID provider whose users administer. */
  readonly issuer: URL
  /** A public client there. */
  readonly clientId: string
  readonly scope: string
  /** Further parameters that the provider requires, as in the setting `signInParameters`. */
  readonly parameters: Readonly<Record<string, string>>
  /** The port of the callback; 0 takes a free port. */
  readonly port: number
}

/** @throws {CommandError} for missing, unknown or wrong arguments */
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

/** Without TLS, anybody on the network could read a code or a token. On this machine, nobody can. */
function issuerOf(text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return url
  throw new CommandError(`--issuer must be an https:// URL, and '${text}' is not.`)
}

/** Whether a URL leads to this machine. */
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
