import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'
import { capabilitiesOf, type Operation } from '../../shared/operations/contract/operation.ts'
import { operations } from '../../shared/operations/index.ts'
import { isAdapted } from '../../shared/wiring/environment.ts'

const ADAPTERS = fileURLToPath(import.meta.resolve('../../shared/wiring/adapters.ts'))

/** Takes a fifth off every bundle: the SDK's credential chain is made for every other kind of machine. */
const ROLE_CREDENTIALS = fileURLToPath(
  import.meta.resolve('../../shared/aws/sdk/role-credentials.ts'),
)

/** The SDK loads it for event streams alone, which neither DynamoDB nor KMS has: 20 kB. */
const EVENT_STREAMS = '@smithy/core/event-streams'

/** The deployable code of an operation's function. */
export type CodeOf = (operationId: string) => Code

/** The size of each function's code, by operation id, largest first. */
type BundleSizes = readonly (readonly [operationId: string, bytes: number])[]

export interface Bundles {
  readonly codeOf: CodeOf
  readonly sizes: BundleSizes
  /** The source files whose code is in an operation's bundle, relative to the working directory. */
  sourcesOf(operationId: string): readonly string[]
}

/**
 * Bundles every operation's function, `<source>/<id>.ts`, with the adapters of its capabilities and no
 * others, into a folder of its own, `<destination>/<id>`, in one run of esbuild: one run for each takes
 * twice as long.
 *
 * CommonJS, because it starts much faster than ES modules do, and with the SDK,
 * because the one that Lambda brings changes without notice.
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
    // The nearest package.json decides what a .js file is; here that must not be the repository's.
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

/** What Lambda loads of an operation: its function, given the adapters of its capabilities. */
function entryOf(operation: Operation, source: string): string {
  const adapters = capabilitiesOf(operation).filter(isAdapted).join(', ')
  return [
    // An import of nothing would still be an import, of all of them.
    adapters === '' ? '' : `import { ${adapters} } from ${JSON.stringify(ADAPTERS)}`,
    `import { createHandler } from ${JSON.stringify(join(source, `${operation.id}.ts`))}`,
    `export const handler = createHandler({ ${adapters} })`,
  ].join('\n')
}
