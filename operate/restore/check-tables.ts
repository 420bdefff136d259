import {
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { StartError } from '../../local/start-error.ts'
import { eventsPartition, KEEP_SECONDS } from '../../shared/aws/items/event-item.ts'
import { queryItems } from '../../shared/aws/table.ts'
import { secondsAfter } from '../../shared/domain/duration.ts'
import type { Owner } from '../../shared/domain/owner.ts'
import type { RestoreArguments } from './arguments.ts'
import { ownersIn } from './owners-in.ts'

export interface CheckedTables {
  /** What the backup is of: everything later is to be looked at. */
  readonly since: Date
  /** The procedure has been through before: its last step puts the stream on. */
  readonly isFinished: boolean
}

/**
 * Refuses what would repair the wrong table, or a table by events that do not tell all.
 *
 * @throws {StartError} in a sentence that says which
 */
export async function checkTables(
  client: DynamoDBClient,
  settings: RestoreArguments,
  now: Date,
): Promise<CheckedTables> {
  const { tableName, eventsTableName, isForced } = settings
  const table = await describe(client, tableName)
  const events = await describe(client, eventsTableName)
  const since = sinceOf(table, settings)
  if (since > now) throw new StartError('--since is in the future.')
  if (since < secondsAfter(now, -KEEP_SECONDS)) {
    throw new StartError('The backup is older than what the audit events tell of: 400 days.')
  }
  if (!isForced && events.CreationDateTime && events.CreationDateTime > since) {
    throw new StartError(
      `${eventsTableName} was created after the backup, and cannot tell all that has happened since.`,
    )
  }
  await checkOwners(settings, now)
  return { since, isFinished: table.StreamSpecification?.StreamEnabled === true }
}

async function describe(client: DynamoDBClient, tableName: string): Promise<TableDescription> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    if (Table?.TableStatus === 'ACTIVE' && !Table.RestoreSummary?.RestoreInProgress) return Table
    throw new StartError(`${tableName} is not ready: ${Table?.TableStatus}. Wait until it is.`)
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
    throw new StartError(`There is no table ${tableName} in this account and region.`)
  }
}

/** A time later than the backup's would pass over what happened in between: it is not taken. */
function sinceOf(
  { RestoreSummary }: TableDescription,
  { tableName, since, isForced }: RestoreArguments,
): Date {
  const restoredTo = RestoreSummary?.RestoreDateTime
  if (restoredTo === undefined) {
    if (!isForced) {
      throw new StartError(
        `${tableName} does not say that it was restored: it may be the one in use. --force takes it all the same.`,
      )
    }
    if (since === undefined) throw new StartError('--since is needed: the table does not say.')
    return since
  }
  if (since !== undefined && since > restoredTo) {
    throw new StartError(
      `--since is later than what ${tableName} was restored to, ${restoredTo.toISOString()}.`,
    )
  }
  return since ?? restoredTo
}

/** Events of another stage would find nothing to do: one owner's registration is looked for. */
async function checkOwners({ tableName, eventsTableName }: RestoreArguments, now: Date) {
  let known = false
  for await (const owner of ownersIn(tableName)) {
    known = true
    if (owner.registeredAt < secondsAfter(now, -KEEP_SECONDS)) continue
    if (await hasEvents(eventsTableName, owner)) return
    throw new StartError(
      `${eventsTableName} knows nothing of ${owner.type} ${owner.id}: it is not the audit trail of ${tableName}.`,
    )
  }
  if (!known) throw new StartError(`There is no owner in ${tableName}: nothing can be restored.`)
}

async function hasEvents(eventsTableName: string, owner: Owner): Promise<boolean> {
  const events = queryItems(eventsTableName, { partition: eventsPartition(owner) }, 1)
  return (await events.next()).done !== true
}
