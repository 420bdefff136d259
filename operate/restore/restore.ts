// `npm run restore`: makes a table that was restored from a backup safe to be used. The runbook,
// "Restoring a backup", says when, and what comes before and after.
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
  else console.error('Stopped half-way. Mend the cause and run it again: it goes on.', error)
} finally {
  client.destroy()
}
