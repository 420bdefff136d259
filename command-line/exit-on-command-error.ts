import { CommandError } from './command-error.ts'

/**
 * Runs a script. What its user can mend is told in one sentence on standard error, with exit code 1;
 * anything else is a fault of ours, and ends the process with its stack trace.
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
