import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../../local/link-node.js', import.meta.url))

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'link-node-'))
  const optionalDependencies = { 'node-elsewhere': '24.0.0', 'node-here': '24.0.0' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ optionalDependencies }))
})
afterEach(() => rmSync(folder, { recursive: true }))

function endOfInstall(node: string): { status: number | null; stderr: string } {
  const versions = JSON.stringify({ ...process.versions, node })
  const pretend = `Object.defineProperty(process, 'versions', { value: ${versions} })`
  return spawnSync(process.execPath, ['--import', `data:text/javascript,${pretend}`, SCRIPT], {
    cwd: folder,
    encoding: 'utf8',
  })
}

/** A package with a Node: the Node of this test, or one that cannot run. */
function bring(name: string, canRun: boolean): void {
  const brought = join(folder, 'node_modules', name)
  mkdirSync(join(brought, 'bin'), { recursive: true })
  writeFileSync(join(brought, 'package.json'), JSON.stringify({ bin: { node: 'bin/node' } }))
  const binary = join(brought, 'bin', 'node')
  if (canRun) symlinkSync(process.execPath, binary)
  else writeFileSync(binary, 'of another platform')
}

const linkedNode = () => realpathSync(join(folder, 'node_modules', '.bin', 'node'))

test('scripts run on the Node that the installation brought, whatever Node and npm installed it', () => {
  bring('node-here', true)
  for (const node of ['20.20.2', '24.0.0']) {
    expect(endOfInstall(node)).toMatchObject({ status: 0, stderr: '' })
    expect(linkedNode()).toBe(realpathSync(process.execPath))
  }
})

test('a broken link, as after a move to another platform, is replaced', () => {
  bring('node-here', true)
  mkdirSync(join(folder, 'node_modules', '.bin'))
  symlinkSync(join('..', 'node-gone', 'node'), join(folder, 'node_modules', '.bin', 'node'))
  expect(endOfInstall('24.0.0')).toMatchObject({ status: 0, stderr: '' })
  expect(linkedNode()).toBe(realpathSync(process.execPath))
})

test('a Node that cannot run does not count: the one on the PATH is used', () => {
  bring('node-here', false)
  expect(endOfInstall('24.0.0')).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(join(folder, 'node_modules', '.bin', 'node'))).toBe(false)
  expect(endOfInstall('22.23.2').stderr).toContain('need Node 24 or newer')
})

test('an installation without a usable Node fails with one clear message', () => {
  expect(endOfInstall('24.0.0')).toMatchObject({ status: 0, stderr: '' })
  const { status, stderr } = endOfInstall('22.23.2')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Scripts and tests need Node 24 or newer: [^\n]+\.\n$/)
})
