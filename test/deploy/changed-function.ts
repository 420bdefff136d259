import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import * as z from 'zod/mini'

/** What the copy does not need. */
const LEFT_OUT = new Set(['.git', '.local', 'cdk.out', 'coverage', 'dist', 'node_modules', 'test'])

/** The function that is changed, and the change that a caller sees. */
export const CHANGED_OPERATION = 'get-metadata'
export const CHANGED_PATH = '/.well-known/oauth-authorization-server'
export const CHANGED_CACHE_CONTROL = 'public, max-age=299'

/** Copies the app, with one function changed. */
export async function copyWithChangedFunction(repository: string, copy: string): Promise<void> {
  const isApp = (path: string) => !LEFT_OUT.has(relative(repository, path))
  await cp(repository, copy, { recursive: true, filter: isApp })
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'))
  const file = join(copy, 'functions', `${CHANGED_OPERATION}.ts`)
  const source = await readFile(file, 'utf8')
  const changed = source.replace('CACHE_SECONDS = 300', 'CACHE_SECONDS = 299')
  if (changed === source)
    throw new Error(`${CHANGED_OPERATION} no longer contains the text that this test changes`)
  await writeFile(file, changed)
}

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.optional(
        z.object({ Handler: z.optional(z.string()), Code: z.optional(z.unknown()) }),
      ),
    }),
  ),
})

/** The handlers of the functions whose code is not the same in two assemblies of a stack. */
export async function changedHandlers(
  before: string,
  after: string,
  stack: string,
): Promise<readonly string[]> {
  const [old, fresh] = await Promise.all([codesIn(before, stack), codesIn(after, stack)])
  return [...fresh]
    .filter(([handler, code]) => old.get(handler) !== code)
    .map(([handler]) => handler)
}

async function codesIn(assembly: string, stack: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(assembly, `${stack}.template.json`), 'utf8')
  const { Resources } = z.parse(templateSchema, JSON.parse(text))
  const functions = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function')
  return new Map(
    functions.map(({ Properties }) => [
      Properties?.Handler ?? '',
      JSON.stringify(Properties?.Code),
    ]),
  )
}
