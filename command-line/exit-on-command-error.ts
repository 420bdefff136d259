import { CommandError } from './command-error.ts'

/**
 * Runs a script. A `CommandError` prints its sentence on standard error and exits with code 1. Any other
 * error is a bug, and ends the process with a stack trace.
 */
export async function exitOnCommandError(script: () => Promise<void>): Promise<void> {
  try {
    await script()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
