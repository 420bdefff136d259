import { CommandError } from './command-error.ts'

const PORT_MAX = 65_535

/**
 * A port that somebody wrote; 0 stands for a free one.
 *
 * @param source where it is written, such as `--port`
 * @throws {CommandError} when it is no number from 0 to 65535
 */
export function parsePort(text: string, source: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= PORT_MAX) return port
  throw new CommandError(`${source} must be a number from 0 to ${PORT_MAX}, and '${text}' is not.`)
}
