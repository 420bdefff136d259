import { CommandError } from './command-error.ts'

const PORT_MAX = 65_535

/**
 * Parses a port number. Port 0 means any free port.
 *
 * @param source where the text comes from, such as `--port`
 * @throws {CommandError} when the text is not a number from 0 to 65535
 */
export function parsePort(text: string, source: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= PORT_MAX) return port
  throw new CommandError(`${source} must be a number from 0 to ${PORT_MAX}, not '${text}'.`)
}
