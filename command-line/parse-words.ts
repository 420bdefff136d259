import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CommandError } from './command-error.ts'

/**
 * Parses the words behind a command into flags and positional arguments.
 *
 * @throws {CommandError} for an unknown flag, or a flag with a missing or needless value
 */
export function parseWords<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    // The rest of Node's message is advice that does not apply here.
    const message = error instanceof Error ? error.message : String(error)
    throw new CommandError(`${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}.`)
  }
}
