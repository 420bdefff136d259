import type { TestProject } from 'vitest/node'
import { builtConsole } from '../../../console/hosting/build.ts'
import { ConsoleBuildError } from '../../../console/hosting/console-build-error.ts'
import { chromiumPath } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    consoleFolder: string
  }
}

/**
 * Checks for a Chromium and builds the console once, before the first test.
 *
 * @throws {Error} when there is no Chromium, or the console cannot be built.
 */
export async function setup(project: TestProject): Promise<void> {
  chromiumPath()
  project.provide('consoleFolder', await builtConsole().catch(explained))
}

function explained(cause: unknown): never {
  if (!(cause instanceof ConsoleBuildError)) throw cause
  throw new Error(`${cause.message}\n${cause.output}`, { cause })
}
