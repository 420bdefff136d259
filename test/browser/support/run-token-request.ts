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
 * Follows the instructions of a token request: saves it beside the `.env` file and runs the command in its
 * first line. If it is a shell script, it runs that.
 *
 * @returns what it prints
 */
export async function runTokenRequest(envFile: PastedFile, request: PastedFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'token-request-'))
  try {
    for (const { name, content } of [envFile, request]) await writeFile(join(folder, name), content)
    const [firstLine = ''] = request.content.split('\n')
    const command = COMMENT.test(firstLine) ? firstLine.replace(COMMENT, '') : request.content
    // The Node that runs the tests comes first in the PATH. Go has its build cache in the user's home.
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
    const env = { PATH: path, HOME: homedir(), GOTOOLCHAIN: 'local' }
    const { stdout } = await run('sh', ['-c', command], { cwd: folder, env })
    return stdout.trim()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether this machine has Go. The service does not need it. */
export function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0
}
