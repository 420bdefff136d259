import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { CommandError } from '../../command-line/command-error.ts'

const JAVA_MAJOR_MIN = 17
/** A cold JVM on a busy machine takes seconds even to say its version. */
const VERSION_TIMEOUT_MILLISECONDS = 30_000

/**
 * Finds the Java that runs DynamoDB Local: `JAVA_HOME`'s, else the one on `PATH`.
 *
 * @returns the command to run.
 * @throws {CommandError} when there is none, or only one older than 17.
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

/** The major version in what `java -version` prints: `"17.0.15"` is 17, and `"1.8.0_402"` is 8. */
export function majorIn(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  const major = first === '1' ? second : first
  return major === undefined ? undefined : Number(major)
}

/** What `java -version` prints, which is on stderr; empty when there is no such command. */
function versionText(command: string, variables: NodeJS.ProcessEnv): Promise<string> {
  const options = { timeout: VERSION_TIMEOUT_MILLISECONDS, env: variables }
  return new Promise((resolve) => {
    execFile(command, ['-version'], options, (_error, _stdout, stderr) => resolve(stderr))
  })
}
