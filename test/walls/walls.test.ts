import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, extname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breachesIn } from './breaches.ts'
import type { Wall } from './wall.ts'
import { WALLS } from './walls.ts'

const REPOSITORY = join(import.meta.dirname, '..', '..')
const RUN = join(REPOSITORY, 'test', 'walls', 'run.ts')

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'feedback-keys-walls-'))
})
afterEach(() => rm(root, { recursive: true }))

async function write(path: string, specifiers: readonly string[]): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), specifiers.map((name) => `import '${name}'\n`).join(''))
}

function fileBehind(around: string): string {
  return extname(around) === '' ? `${around}/some.ts` : around
}

/** The specifier by which the file behind the wall imports another. */
function toward(target: string, { around }: Wall): string {
  const path = posix.relative(posix.dirname(fileBehind(around)), target)
  return path.startsWith('.') ? path : `./${path}`
}

function permittedBy(wall: Wall): string[] {
  const { imports, packages, node } = wall
  return [
    ...(imports === 'anything' ? WALLS.map(({ around }) => around) : imports).map((entry) =>
      toward(fileBehind(entry), wall),
    ),
    ...(packages === 'anything' ? ['express'] : packages),
    ...(node ? ['node:fs', 'fs'] : []),
  ]
}

function refusedBy(wall: Wall): string[] {
  const { imports, packages, node } = wall
  const others = imports === 'anything' ? [] : WALLS.map(({ around }) => around)
  return [...others.filter((other) => !imports.includes(other)).map(fileBehind), 'nowhere/some.ts']
    .map((target) => toward(target, wall))
    .concat(packages === 'anything' ? [] : ['express', '@aws-sdk/client-s3'])
    .concat(node ? [] : ['node:fs', 'fs'])
}

describe.each(WALLS)('the wall around $around', (wall) => {
  it('permits what it lists, and nothing else', async () => {
    const path = fileBehind(wall.around)
    const permitted = permittedBy(wall)
    const refused = refusedBy(wall)
    await write(path, [...permitted, ...refused])
    const breaches = breachesIn(root, WALLS).filter((breach) => breach.startsWith(`${path}:`))
    const lines = breaches.map((breach) => breach.split('\n', 1)[0])
    expect(lines).toEqual(
      refused.map((name, place) => `${path}:${permitted.length + place + 1} imports ${name}`),
    )
    for (const breach of breaches) expect(breach).toContain(wall.holds)
  })
})

describe('the walls', () => {
  it('hold for this repository, which uses all that they permit', () => {
    expect(breachesIn(REPOSITORY, WALLS)).toEqual([])
  })

  it('are around every file', async () => {
    await write('shared/domain-of-others/some.ts', [])
    expect(breachesIn(root, WALLS)[0]).toContain(
      'shared/domain-of-others/some.ts\n  It has no wall',
    )
  })

  it('permit no more than what is used', async () => {
    const domain = { around: 'domain', holds: 'rules', packages: ['zod/mini', 'jose'], node: true }
    await write('domain/some.ts', ['zod/mini', './other.ts'])
    expect(breachesIn(root, [{ ...domain, imports: ['domain', 'console'] }])).toEqual([
      'domain no longer imports console: remove it from its wall.',
      'domain no longer imports jose: remove it from its wall.',
      'domain no longer imports node: remove it from its wall.',
    ])
  })

  it('distinguish an entry point of a package from others', async () => {
    const domain = { around: 'domain', holds: 'rules', imports: [], node: false }
    await write('domain/some.ts', ['zod', 'zod/mini', 'zod/mini-er', 'zod/mini/deeper'])
    const breaches = breachesIn(root, [{ ...domain, packages: ['zod/mini'] }])
    const stopped = breaches.map((breach) => breach.split('\n', 1)[0])
    expect(stopped).toEqual([
      'domain/some.ts:1 imports zod',
      'domain/some.ts:3 imports zod/mini-er',
    ])
  })

  it('refuse a computed path', async () => {
    await mkdir(join(root, 'test'))
    await writeFile(join(root, 'test', 'some.ts'), 'await import(process.argv[2])')
    expect(breachesIn(root, WALLS)[0]).toContain('test/some.ts:1 imports a path that is computed')
  })

  it('fail the command, which says which file imports what', async () => {
    await write('shared/domain/some.ts', ['../../console/domain/some.ts'])
    await expect(promisify(execFile)(process.execPath, [RUN, root])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'shared/domain/some.ts:1 imports ../../console/domain/some.ts\n  shared/domain is the rules that need',
      ),
    })
  })
})
