import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A program's first line is a comment that says how to run it. */
const COMMENT = /^(?:\/\/|#) /

interface PastedFile {
  readonly name: string
  readonly content: string
}

/**
 * Does with a token request what it says itself: saves it beside the `.env` file, and runs the command of
 * its first line; or, where it is a script for a shell, runs it.
 *
 * @returns what it prints
 */
export async function runTokenRequest(envFile: PastedFile, request: PastedFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'token-request-'))
  try {
    for (const { name, content } of [envFile, request]) await writeFile(join(folder, name), content)
    const [firstLine = ''] = request.content.split('\n')
    const command = COMMENT.test(firstLine) ? firstLine.replace(COMMENT, '') : request.content
    // The Node that runs the tests comes first. Go keeps what it has compiled in the user's home.
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
    const env = { PATH: path, HOME: homedir(), GOTOOLCHAIN: 'local' }
    const { stdout } = await run('sh', ['-c', command], { cwd: folder, env })
    return stdout.trim()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether this machine has Go, which the product does not need. */
export function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0
}
