import { CommandError } from '../command-line/command-error.ts'
import { parsePort } from '../command-line/parse-port.ts'
import { parseWords } from '../command-line/parse-words.ts'

const PORT_DEFAULT = 3000

export interface StartArguments {
  readonly port: number
  readonly dataDirectory: string | undefined
  readonly help: boolean
}

/** @throws {CommandError} for an unknown flag, an unexpected argument, or an invalid port. */
export function startArguments(
  words: readonly string[],
  variables: NodeJS.ProcessEnv = process.env,
): StartArguments {
  const { values, positionals } = parseWords(words, {
    port: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  })
  if (positionals.length > 0) throw new CommandError(`There is no argument '${positionals[0]}'.`)
  if (values.data === '') throw new CommandError('--data needs the name of a folder.')
  return {
    port: portOf(values.port, variables),
    dataDirectory: values.data,
    help: values.help ?? false,
  }
}

export interface TokenArguments {
  readonly user: string
  readonly port: number
}

/** @throws {CommandError} for an unknown flag, an invalid port, or when there is not exactly one user. */
export function tokenArguments(
  words: readonly string[],
  variables: NodeJS.ProcessEnv = process.env,
): TokenArguments {
  const { values, positionals } = parseWords(words, { port: { type: 'string' } })
  const [user] = positionals
  if (user === undefined || positionals.length > 1) {
    throw new CommandError('Usage: npm run -s local:token -- USER [--port N]')
  }
  return { user, port: portOf(values.port, variables) }
}

function portOf(flag: string | undefined, variables: NodeJS.ProcessEnv): number {
  const [text, source] =
    flag === undefined ? [variables.PORT || String(PORT_DEFAULT), 'PORT'] : [flag, '--port']
  return parsePort(text, source)
}
