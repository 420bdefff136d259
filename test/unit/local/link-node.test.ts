import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

test('scripts run on the Node that an installation brought, whichever Node and npm installed', () => {
  const brought = join(folder, 'node_modules', 'node-here')
  mkdirSync(join(brought, 'bin'), { recursive: true })
  writeFileSync(join(brought, 'package.json'), JSON.stringify({ bin: { node: 'bin/node' } }))
  symlinkSync(process.execPath, join(brought, 'bin', 'node'))
  for (const node of ['20.20.2', '24.0.0']) {
    expect(endOfInstall(node)).toMatchObject({ status: 0, stderr: '' })
    const linked = join(folder, 'node_modules', '.bin', 'node')
    expect(realpathSync(linked)).toBe(realpathSync(process.execPath))
  }
})

test('an installation that scripts cannot run on fails, and says so in one sentence', () => {
  expect(endOfInstall('24.0.0')).toMatchObject({ status: 0, stderr: '' })
  const { status, stderr } = endOfInstall('22.23.2')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Scripts and tests need Node 24 or newer: [^\n]+\.\n$/)
})
