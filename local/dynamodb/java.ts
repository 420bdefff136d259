import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { CommandError } from '../../command-line/command-error.ts'

const JAVA_MAJOR_MIN = 17
/** On a busy machine, a JVM takes seconds even to print its version. */
const VERSION_TIMEOUT_MILLISECONDS = 30_000

/**
 * Finds the Java for DynamoDB Local: first in `JAVA_HOME`, then on the `PATH`.
 *
 * @returns the command to run.
 * @throws {CommandError} when there is no Java, or only an older one than 17.
 */
export async function findJava(variables: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = variables.JAVA_HOME
  const candidates = [...(home ? [join(home, 'bin', 'java')] : []), 'java']
  let old: number | undefined
  for (const command of candidates) {
    const major = majorIn(await versionText(command, variables))
    if (major !== undefined && major >= JAVA_MAJOR_MIN) return command
    old ??= major
  }
  throw new CommandError(
    old === undefined
      ? `DynamoDB Local needs Java ${JAVA_MAJOR_MIN} or newer, and none was found in JAVA_HOME or on the PATH.`
      : `DynamoDB Local needs Java ${JAVA_MAJOR_MIN} or newer, but the Java found is version ${old}.`,
  )
}

/** Returns the major version from the output of `java -version`: `"17.0.15"` is 17, `"1.8.0_402"` is 8. */
export function majorIn(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  const major = first === '1' ? second : first
  return major === undefined ? undefined : Number(major)
}

/** Returns what `java -version` prints to standard error; empty when there is no such command. */
function versionText(command: string, variables: NodeJS.ProcessEnv): Promise<string> {
  const options = { timeout: VERSION_TIMEOUT_MILLISECONDS, env: variables }
  return new Promise((resolve) => {
    execFile(command, ['-version'], options, (_error, _stdout, stderr) => resolve(stderr))
  })
}
