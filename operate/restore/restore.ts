// `npm run restore`: repairs a table that was restored from a backup, so that it is safe to use. "Restoring a
// backup" in the runbook says when, and what to do before and after.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CommandError } from '../../command-line/command-error.ts'
import { restore } from './procedure.ts'
import { restoreArguments } from './restore-arguments.ts'

const client = new DynamoDBClient()
try {
  await restore(client, restoreArguments(process.argv.slice(2)), (line) => console.log(line))
} catch (error) {
  process.exitCode = 1
  if (error instanceof CommandError) console.error(error.message)
  else console.error('Not finished. Remove the cause and run the command again to continue.', error)
} finally {
  client.destroy()
}
