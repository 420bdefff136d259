import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const OUTPUT_CHARACTERS_MAX = 8192

/** The process that DynamoDB Local runs in. */
export interface Jvm {
  readonly child: ChildProcess
  /** The end of what it printed. */
  output(): string
  stop(): Promise<void>
}

/** Starts the process; it has yet to listen, and may fail to. */
export async function launch(
  java: string,
  port: number,
  dataDirectory: string | undefined,
): Promise<Jvm> {
  if (dataDirectory !== undefined) await mkdir(dataDirectory, { recursive: true })
  const child = spawn(java, jvmArguments(port, dataDirectory), {
    // The JVM reads this pipe until it ends, with this process at the latest (`server.xml`).
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a process group of its own, a Ctrl-C does not end it before those who use it.
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
 * The jar comes with an npm package, which is there for it alone (`docs/decisions/0025`); its folder also
 * holds the native SQLite that it keeps data in.
 */
function jvmArguments(port: number, dataDirectory: string | undefined): string[] {
  const require = createRequire(import.meta.url)
  const home = join(dirname(require.resolve('amplify-dynamodb-simulator/package.json')), 'emulator')
  const libraries = join(home, 'DynamoDBLocal_lib')
  return [
    '-Xmx512m',
    // For minutes of work the quick compiler is the faster one: it starts a third sooner and serves
    // nearly twice the requests.
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
