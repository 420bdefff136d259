import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { run } from './command.ts'
import { EMULATED_ACCOUNT, EMULATED_REGION } from './emulator.ts'

/** The outputs of every stack, by stack and output name. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()))

export interface CdkOptions {
  /** The address that the CLI takes for AWS. */
  readonly endpoint: string
  /** The folder that it writes into. */
  readonly folder: string
  readonly path: string
  readonly signal: AbortSignal
}

/** The stock CDK CLI as an operator runs it, without this machine's AWS configuration. */
export class Cdk {
  readonly #options: CdkOptions
  readonly #env: Record<string, string>

  constructor(options: CdkOptions) {
    this.#options = options
    this.#env = {
      PATH: options.path,
      HOME: options.folder,
      TMPDIR: options.folder,
      CI: 'true',
      ...awsEnvironment(options.endpoint),
      // No telemetry and no request for notices.
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
    }
  }

  /** Runs in an empty folder: in the app's folder the CLI would run the app first. */
  async bootstrap(): Promise<void> {
    const empty = join(this.#options.folder, 'empty')
    await mkdir(empty)
    await this.#cdk(empty, 'bootstrap', `aws://${EMULATED_ACCOUNT}/${EMULATED_REGION}`)
  }

  /**
   * Runs the app of a folder.
   *
   * @returns the folder with its templates and code
   */
  async synthesize(app: string, name: string, settings: readonly string[]): Promise<string> {
    const assembly = join(this.#options.folder, name)
    const context = settings.flatMap((setting) => ['-c', setting])
    await this.#cdk(app, 'synth', '--all', '--quiet', '--output', assembly, ...context)
    return assembly
  }

  async deploy(assembly: string, stacks: readonly string[]): Promise<Outputs> {
    const file = join(this.#options.folder, 'outputs.json')
    const flags = ['--require-approval', 'never', '--outputs-file', file]
    await this.#cdk(this.#options.folder, 'deploy', '--app', assembly, ...flags, ...stacks)
    return z.parse(outputsSchema, JSON.parse(await readFile(file, 'utf8')))
  }

  async destroy(assembly: string, stacks: readonly string[]): Promise<void> {
    await this.#cdk(this.#options.folder, 'destroy', '--app', assembly, '--force', ...stacks)
  }

  async #cdk(cwd: string, ...args: readonly string[]): Promise<void> {
    const { signal } = this.#options
    await run('cdk', ['--no-notices', ...args], { cwd, env: this.#env, signal })
  }
}

/** What leads the SDK to an emulator, and keeps it from everything else. */
export function awsEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: EMULATED_REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
}
