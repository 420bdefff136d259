import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { freePort, LOOPBACK } from '../../../command-line/loopback.ts'
import { PRODUCT_FOLDERS } from '../../support/product-folders.ts'

const START = fileURLToPath(import.meta.resolve('../../../local/start.ts'))
const PRINT_TOKEN = fileURLToPath(import.meta.resolve('../../../local/print-token.ts'))

const createdKeypair = z.object({ keyId: z.string(), keySecret: z.string() })

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(script: string, args: readonly string[], env = process.env): ChildProcess {
  return spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: ChildProcess): Promise<Ended> {
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ])
  return { code, stdout, stderr }
}

/** Runs the product until it reports that it is ready, passes it to `use`, and stops it with Ctrl-C. */
async function whileRunning(
  args: readonly string[],
  use: (url: string) => Promise<void>,
): Promise<Ended> {
  const port = await freePort()
  const child = run(START, ['--port', String(port), ...args])
  const end = ended(child)
  try {
    await new Promise<void>((resolve, reject) => {
      let seen = ''
      child.stdout?.on('data', (chunk) => {
        seen += String(chunk)
        if (seen.includes(`ready http://localhost:${port}\n`)) resolve()
      })
      child.once('exit', () => reject(new Error(`ended before it was ready: ${seen}`)))
    })
    await use(`http://localhost:${port}`)
  } finally {
    child.kill('SIGINT')
  }
  return await end
}

function expectOneSentence({ code, stderr }: Ended, about: RegExp): void {
  expect(code).toBe(1)
  expect(stderr).toMatch(about)
  expect(stderr.trim().split('\n')).toHaveLength(1)
}

test('it reports when it is ready, shows the console, issues tokens that the API accepts, and stops everything on Ctrl-C', async () => {
  let left = ''
  const { code } = await whileRunning([], async (url) => {
    const place = await fetch(`${url}/accounts/acme`)
    expect(await place.text()).toMatch(/<script type="module" [^>]*src="\/assets\/[^"]+\.js"/)
    const printed = await ended(run(PRINT_TOKEN, ['ada', '--port', new URL(url).port]))
    const headers = { authorization: `Bearer ${printed.stdout.trim()}` }
    const owners = await fetch(`${url}/v1/owners`, { headers })
    expect(owners.status).toBe(200)
    expect(await owners.text()).toContain('"acme-prod"')
    left = url
  })
  expect(code).toBe(0)
  await expect(fetch(left)).rejects.toThrow()
})

test('what it keeps in a folder is there after a restart, including secrets that verify', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'feedback-keys-'))
  let basic = ''
  const tokenFrom = (url: string) =>
    fetch(`${url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
  await whileRunning(['--data', folder], async (url) => {
    const { stdout } = await ended(run(PRINT_TOKEN, ['ada', '--port', new URL(url).port]))
    const created = await fetch(`${url}/v1/accounts/acme/keypairs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scopes: ['feedback-report:read'] }),
    })
    const { keyId, keySecret } = z.parse(createdKeypair, await created.json())
    basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
    expect((await tokenFrom(url)).status).toBe(200)
  })
  await whileRunning(['--data', folder], async (url) => {
    expect((await tokenFrom(url)).status).toBe(200)
  })
  await rm(folder, { recursive: true })
})

test('an unknown flag, a bad port and an unknown user are each reported in one clear sentence', async () => {
  expectOneSentence(await ended(run(START, ['--prot', '4100'])), /--prot/)
  expectOneSentence(await ended(run(START, ['--port', 'http'])), /port/i)
  expectOneSentence(await ended(run(PRINT_TOKEN, ['eve'])), /eve/)
})

test('a port in use is reported in one clear sentence', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve))
  const address = server.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  expectOneSentence(await ended(run(START, ['--port', port])), new RegExp(`${port}.*in use`))
  server.close()
})

test('a missing Java is reported in one clear sentence', async () => {
  const { JAVA_HOME: _, DYNAMODB_ENDPOINT: __, ...env } = process.env
  const bare = { ...env, PATH: join(tmpdir(), 'no-such-folder') }
  const port = String(await freePort())
  expectOneSentence(await ended(run(START, ['--port', port], bare)), /Java.*17/)
})

test('a console that cannot be built is reported in one clear sentence, and the build itself says what is wrong', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'feedback-keys-'))
  const files = ['package.json', 'package-lock.json', 'tsconfig.json']
  for (const part of [...PRODUCT_FOLDERS, ...files]) {
    await cp(part, join(copy, part), { recursive: true })
  }
  await symlink(resolve('node_modules'), join(copy, 'node_modules'))
  await appendFile(join(copy, 'console', 'main.tsx'), "\nimport './no-such-file.ts'\n")
  const inCopy = (...script: string[]) => ended(run(join(copy, ...script), []))
  expectOneSentence(await inCopy('local', 'start.ts'), /console.*npm run build:console/)
  const { code, stderr } = await inCopy('console', 'hosting', 'print-build.ts')
  expect([code, stderr]).toEqual([1, expect.stringContaining('no-such-file')])
  await rm(copy, { recursive: true })
})
