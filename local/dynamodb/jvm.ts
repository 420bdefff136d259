import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const OUTPUT_CHARACTERS_MAX = 8192

/** The process of DynamoDB Local. */
export interface Jvm {
  readonly child: ChildProcess
  /** The last part of its output. */
  output(): string
  stop(): Promise<void>
}

/** Starts the process, but does not wait until it listens. It may still fail. */
export async function launch(
  java: string,
  port: number,
  dataDirectory: string | undefined,
): Promise<Jvm> {
  if (dataDirectory !== undefined) await mkdir(dataDirectory, { recursive: true })
  const child = spawn(java, jvmArguments(port, dataDirectory), {
    // The JVM exits when its standard input closes, at the latest when this process ends (`server.xml`).
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a separate process group, Ctrl-C does not end it before this process, which still uses it.
    detached: true,
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  })
  let output = ''
  const keep = (text: Buffer) => {
    output = (output + text.toString()).slice(-OUTPUT_CHARACTERS_MAX)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    child,
    output: () => output,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

/**
 * The jar comes from an npm package that is used only for it (`docs/decisions/0025`). The package also
 * contains the native SQLite library that DynamoDB Local stores its data with.
 */
function jvmArguments(port: number, dataDirectory: string | undefined): string[] {
  const require = createRequire(import.meta.url)
  const home = join(dirname(require.resolve('amplify-dynamodb-simulator/package.json')), 'emulator')
  const libraries = join(home, 'DynamoDBLocal_lib')
  return [
    '-Xmx512m',
    // For a process that lives for minutes, the quick compiler is faster: it starts in two thirds of the
    // time and serves nearly twice the requests.
    '-XX:TieredStopAtLevel=1',
    '-Dorg.eclipse.jetty.LEVEL=WARN',
    '-Dorg.eclipse.jetty.util.log.announce=false',
    `-Djava.library.path=${libraries}`,
    `-Dfeedback.keys.port=${port}`,
    `-Dfeedback.keys.inMemory=${dataDirectory === undefined}`,
    ...(dataDirectory === undefined ? [] : [`-Dfeedback.keys.dbPath=${resolve(dataDirectory)}`]),
    '-cp',
    [join(home, 'DynamoDBLocal.jar'), join(libraries, '*')].join(delimiter),
    'org.eclipse.jetty.xml.XmlConfiguration',
    fileURLToPath(new URL('server.xml', import.meta.url)),
  ]
}
