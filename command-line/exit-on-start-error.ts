import { StartError } from './start-error.ts'

/**
 * Runs a script. What its user can mend is told in one sentence on standard error, with exit code 1;
 * anything else is a fault of ours, and ends the process with its stack trace.
 */
export async function exitOnStartError(script: () => Promise<void>): Promise<void> {
  try {
    await script()
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
