import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'

const MANIFEST = z.object({ allowScripts: z.record(z.string(), z.boolean()) })
const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.optional(z.string()),
      version: z.optional(z.string()),
      integrity: z.optional(z.string()),
      inBundle: z.optional(z.boolean()),
      hasInstallScript: z.optional(z.boolean()),
      optional: z.optional(z.boolean()),
      bin: z.optional(z.object({ node: z.optional(z.string()) })),
      os: z.optional(z.unknown()),
      cpu: z.optional(z.unknown()),
    }),
  ),
})

const manifest = MANIFEST.parse(parsed('package.json'))

function packagesOf(file: string) {
  return Object.entries(LOCK.parse(parsed(file)).packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({
      ...locked,
      path,
      alias: path.split('node_modules/').at(-1) ?? path,
    }))
    .map((locked) => ({ ...locked, name: locked.name ?? locked.alias }))
}

function parsed(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
}

describe.each([
  ['package-lock.json', ['esbuild']],
  ['test/mutation/package-lock.json', []],
])('%s', (file, allowed) => {
  const packages = packagesOf(file)

  it('[TM-52] has the hash of every package, except those inside another package with a hash', () => {
    const without = packages.filter(({ integrity }) => !/^sha512-.{86}==$/.test(integrity ?? ''))
    const loose = without.filter(
      ({ path, inBundle }) =>
        !inBundle || !packages.some((other) => other.integrity && path.startsWith(other.path)),
    )
    expect(loose.map(({ path }) => path)).toEqual([])
  })

  it('[TM-52] has no package with an install script, except those that this test allows by name', () => {
    const running = packages.filter(({ hasInstallScript }) => hasInstallScript)
    expect(running.map(({ name }) => name)).toEqual(allowed)
  })

  it('[TM-52] has no replacement for a package, except those that this test lists', () => {
    const own = new Set(
      packages.filter(({ alias, name }) => alias === name).map(({ integrity }) => integrity),
    )
    const strangers = packages.filter(({ integrity }) => !own.has(integrity))
    expect(strangers.map(({ path, name }) => `${path} is ${name}`)).toEqual([])
  })
})

describe('the lock file', () => {
  it('[TM-52] allows only the install script of esbuild', () => {
    expect(Object.keys(manifest.allowScripts)).toEqual(['esbuild'])
  })

  it('[TM-52] has the Node for scripts, for each platform', () => {
    const nodes = packagesOf('package-lock.json').filter(({ bin }) => bin?.node !== undefined)
    expect(nodes.map(({ os, cpu }) => `${os} ${cpu}`).toSorted()).toEqual([
      'darwin arm64',
      'darwin x64',
      'linux arm64',
      'linux x64',
      'win32 x64',
    ])
    for (const { optional, version } of nodes) {
      expect(optional).toBe(true)
      expect(version).toMatch(/^24\./)
    }
  })
})
