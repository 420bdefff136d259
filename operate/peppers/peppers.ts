// `npm run -s peppers -- <table>`: prints the live secrets under each pepper. "Rotating the pepper" in the
// runbook needs it.

import { CommandError } from '../../command-line/command-error.ts'
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { readFault } from '../read-fault.ts'
import { type PlacedSecret, secretsByPepper } from './secrets-by-pepper.ts'

async function printSecrets(words: readonly string[]): Promise<void> {
  const [tableName, ...others] = words
  if (tableName === undefined || others.length > 0) {
    throw new CommandError('Usage: npm run -s peppers -- <table>')
  }
  for (const [pepperKeyArn, secrets] of await read(tableName)) {
    console.log(`${pepperKeyArn}: ${secrets.length} live secrets`)
    for (const { owner, keyId, secretId } of secrets)
      console.log(`  ${owner}  ${keyId}  ${secretId}`)
  }
}

async function read(tableName: string): Promise<ReadonlyMap<string, readonly PlacedSecret[]>> {
  try {
    return await secretsByPepper(tableName, new Date())
  } catch (error) {
    throw readFault(tableName, error)
  }
}

await exitOnCommandError(() => printSecrets(process.argv.slice(2)))
