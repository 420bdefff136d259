// The last step of `npm ci`: it makes scripts run on the Node that npm installed, or says that they need
// another. It is JavaScript, because the Node on the PATH may run it, and Node before 22.18 does not run
// TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MAJOR_MIN = 24
const FOLDER = join('node_modules', '.bin')

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const brought = Object.keys(optionalDependencies).find(isRunning)
if (brought === undefined) expectNodeOfPath()
else link(brought)

/**
 * npm creates this link too. But npm 10, which comes with Node 20 and 22, then removes the packages of the
 * other platforms, and with them the link `node`, which all these packages share.
 */
function link(name) {
  const binary = join('..', name, binaryOf(name))
  const isWindows = process.platform === 'win32'
  const path = join(FOLDER, isWindows ? 'node.cmd' : 'node')
  // An existing link may point to nothing, or to the Node of another platform.
  rmSync(path, { force: true })
  mkdirSync(FOLDER, { recursive: true })
  if (isWindows) writeFileSync(path, `@"%~dp0${binary}" %*\r\n`)
  else symlinkSync(binary, path)
}

/** Whether the package's Node runs here. npm installs it on every Linux, but it needs glibc. */
function isRunning(name) {
  const folder = join('node_modules', name)
  if (!existsSync(join(folder, 'package.json'))) return false
  return spawnSync(join(folder, binaryOf(name)), ['--version']).status === 0
}

function binaryOf(name) {
  return JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')).bin.node
}

function expectNodeOfPath() {
  const { platform, arch, version } = process
  if (Number.parseInt(process.versions.node, 10) >= MAJOR_MIN) return
  console.error(
    `Scripts and tests need Node ${MAJOR_MIN} or newer: no package provides it for ${platform} ${arch}, ` +
      `and the Node on the PATH is ${version}.`,
  )
  process.exitCode = 1
}
