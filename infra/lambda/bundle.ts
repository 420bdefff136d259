import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'
import { capabilitiesOf, type Operation } from '../../shared/operations/contract/operation.ts'
import { operations } from '../../shared/operations/index.ts'
import { isAdapted } from '../../shared/wiring/environment.ts'

const ADAPTERS = fileURLToPath(import.meta.resolve('../../shared/wiring/adapters.ts'))

/**
 * Makes every bundle a fifth smaller: it replaces the SDK's credential chain, which supports every kind of
 * machine.
 */
const ROLE_CREDENTIALS = fileURLToPath(
  import.meta.resolve('../../shared/aws/sdk/role-credentials.ts'),
)

/** The SDK loads these 20 kB only for event streams, which neither DynamoDB nor KMS has. */
const EVENT_STREAMS = '@smithy/core/event-streams'

/** Returns the deployable code of an operation's function. */
export type CodeOf = (operationId: string) => Code

/** The size of each function's code, by operation id, largest first. */
type BundleSizes = readonly (readonly [operationId: string, bytes: number])[]

export interface Bundles {
  readonly codeOf: CodeOf
  readonly sizes: BundleSizes
  /** The source files in an operation's bundle, relative to the working directory. */
  sourcesOf(operationId: string): readonly string[]
}

/**
 * Bundles every operation's function, `<source>/<id>.ts`, into the folder `<destination>/<id>`. A bundle
 * contains only the adapters of the operation's capabilities. One run of esbuild makes all bundles; one run
 * for each would take twice as long.
 *
 * Bundles are CommonJS, which starts much faster than ES modules. They contain the SDK, because Lambda's
 * own copy changes without notice.
 *
 * @throws {Error} when an operation of the catalogue has no function.
 */
export function bundleFunctions(source: string, destination: string): Bundles {
  const ids = operations.map(({ id }) => id)
  const missing = ids.filter((id) => !existsSync(join(source, `${id}.ts`)))
  if (missing.length > 0) {
    throw new Error(
      `every operation of the catalogue has a function, but ${source} lacks: ${missing.join(', ')}`,
    )
  }
  rmSync(destination, { recursive: true, force: true })
  const entries = join(destination, 'entries')
  mkdirSync(entries, { recursive: true })
  for (const operation of operations) {
    writeFileSync(join(entries, `${operation.id}.ts`), entryOf(operation, resolve(source)))
  }
  const { metafile } = buildSync({
    entryPoints: Object.fromEntries(ids.map((id) => [`${id}/${id}`, join(entries, `${id}.ts`)])),
    outdir: destination,
    bundle: true,
    minify: true,
    treeShaking: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': ROLE_CREDENTIALS },
    external: [EVENT_STREAMS],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // A tsconfig.json near the entries must not change the output.
    tsconfigRaw: {},
  })
  rmSync(entries, { recursive: true })
  for (const id of ids) {
    // The nearest package.json decides the module type of a .js file. It must not be the repository's.
    writeFileSync(join(destination, id, 'package.json'), '{"type":"commonjs"}\n')
  }
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(dirname(path)), output]),
  )
  return {
    codeOf: (id) => Code.fromAsset(join(destination, id)),
    sizes: [...outputs]
      .map(([id, { bytes }]) => [id, bytes] as const)
      .toSorted(([, one], [, other]) => other - one),
    sourcesOf: (id) =>
      Object.entries(outputs.get(id)?.inputs ?? {})
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path),
  }
}

/** The file that Lambda loads: it passes the adapters of the operation's capabilities to its function. */
function entryOf(operation: Operation, source: string): string {
  const adapters = capabilitiesOf(operation).filter(isAdapted).join(', ')
  return [
    // An import without names would still load all adapters.
    adapters === '' ? '' : `import { ${adapters} } from ${JSON.stringify(ADAPTERS)}`,
    `import { createHandler } from ${JSON.stringify(join(source, `${operation.id}.ts`))}`,
    `export const handler = createHandler({ ${adapters} })`,
  ].join('\n')
}
