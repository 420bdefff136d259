// Ends `npm ci`: has scripts run on the Node that came with it, or says that there is none for them. It is
// JavaScript, because it may be run by the Node of the PATH, which before 22.18 reads no other.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MAJOR_MIN = 24
const FOLDER = join('node_modules', '.bin')

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const brought = Object.keys(optionalDependencies).find((name) =>
  existsSync(join('node_modules', name, 'package.json')),
)
if (brought === undefined) expectNodeOfPath()
else link(brought)

/**
 * npm links it too. But npm 10, which comes with Node 20 and 22, then takes the packages of the other
 * platforms away, and with them what they all call `node`.
 */
function link(name) {
  const manifest = readFileSync(join('node_modules', name, 'package.json'), 'utf8')
  const binary = join('..', name, JSON.parse(manifest).bin.node)
  const isWindows = process.platform === 'win32'
  const path = join(FOLDER, isWindows ? 'node.cmd' : 'node')
  if (existsSync(path)) return
  mkdirSync(FOLDER, { recursive: true })
  if (isWindows) writeFileSync(path, `@"%~dp0${binary}" %*\r\n`)
  else symlinkSync(binary, path)
}

function expectNodeOfPath() {
  const { platform, arch, version } = process
  if (Number.parseInt(process.versions.node, 10) >= MAJOR_MIN) return
  console.error(
    `Scripts and tests need Node ${MAJOR_MIN} or newer: no package brought it for ${platform} ${arch}, ` +
      `and the one on the PATH is ${version}.`,
  )
  process.exitCode = 1
}
