import {
  DescribeTableCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { CommandError } from '../../command-line/command-error.ts'
import { guarded } from '../../shared/aws/sdk/faults.ts'
import {
  AUDIT_EVENT_KEEP_SECONDS,
  auditEventsPartition,
} from '../../shared/aws/table/items/audit-event-item.ts'
import { queryItems } from '../../shared/aws/table/table.ts'
import { later, secondsAfter } from '../../shared/domain/duration.ts'
import type { Owner } from '../../shared/domain/owners/owner.ts'
import { readFault } from '../read-fault.ts'
import { ownersIn } from './owners-in.ts'
import type { RestoreArguments } from './restore-arguments.ts'

export interface CheckedTables {
  /** What the table is of: everything later is to be looked at. */
  readonly since: Date
  /** A signing key that was made until then is of the past. A later one is of the deployment that followed. */
  readonly signingKeysUntil: Date
}

/**
 * Refuses what would repair the wrong table, or a table by events that do not tell all.
 *
 * @throws {CommandError} in a sentence that says which
 */
export async function checkTables(
  client: DynamoDBClient,
  settings: RestoreArguments,
  now: Date,
): Promise<CheckedTables> {
  const { tableName, eventsTableName, isForced } = settings
  const table = await describe(client, tableName)
  const events = await describe(client, eventsTableName)
  const { since, signingKeysUntil } = momentsOf(table, settings, now)
  if (since > now) throw new CommandError('--since is in the future.')
  if (since < secondsAfter(now, -AUDIT_EVENT_KEEP_SECONDS)) {
    throw new CommandError('The backup is older than what the audit events tell of: 400 days.')
  }
  if (!isForced && events.CreationDateTime && events.CreationDateTime > since) {
    throw new CommandError(
      `${eventsTableName} was created after the backup, and cannot tell all that has happened since.`,
    )
  }
  await checkOwners(settings, now)
  return { since, signingKeysUntil }
}

async function describe(client: DynamoDBClient, tableName: string): Promise<TableDescription> {
  const { Table } = await answerOf(client, tableName)
  if (Table?.TableStatus === 'ACTIVE' && !Table.RestoreSummary?.RestoreInProgress) return Table
  throw new CommandError(`${tableName} is not ready: ${Table?.TableStatus}. Wait until it is.`)
}

async function answerOf(client: DynamoDBClient, tableName: string) {
  try {
    const command = new DescribeTableCommand({ TableName: tableName })
    return await guarded((options) => client.send(command, options))
  } catch (error) {
    throw readFault(tableName, error)
  }
}

/**
 * The stack takes a table by its stream: one that has had none has never been in use, so that all its
 * signing keys are of the backup, whatever the clocks say. Else those are that it had when it was
 * restored, or when it was left.
 *
 * A `--since` later than what the table was restored to would pass over what happened in between. Only
 * of a table that has been in use after that can it be true.
 */
function momentsOf(table: TableDescription, settings: RestoreArguments, now: Date): CheckedTables {
  const { tableName, isForced } = settings
  const restoredTo = table.RestoreSummary?.RestoreDateTime
  if (restoredTo === undefined && !isForced) {
    throw new CommandError(
      `${tableName} does not say that it was restored: it may be the one in use. --force takes it all the same.`,
    )
  }
  const since = settings.since ?? restoredTo
  if (since === undefined) throw new CommandError('--since is needed: the table does not say.')
  const wasInUse = table.LatestStreamArn !== undefined
  if (restoredTo !== undefined && since > restoredTo && !(isForced && wasInUse)) {
    throw new CommandError(
      `--since is later than what ${tableName} was restored to, ${restoredTo.toISOString()}.`,
    )
  }
  return { since, signingKeysUntil: wasInUse ? later(since, restoredTo ?? since) : now }
}

/** Events of another stage would find nothing to do: one owner's registration is looked for. */
async function checkOwners({ tableName, eventsTableName }: RestoreArguments, now: Date) {
  let known = false
  for await (const owner of ownersIn(tableName)) {
    known = true
    if (owner.registeredAt < secondsAfter(now, -AUDIT_EVENT_KEEP_SECONDS)) continue
    if (await hasEvents(eventsTableName, owner)) return
    throw new CommandError(
      `${eventsTableName} knows nothing of ${owner.type} ${owner.id}: it is not the audit trail of ${tableName}.`,
    )
  }
  if (!known) throw new CommandError(`There is no owner in ${tableName}: nothing can be restored.`)
}

async function hasEvents(eventsTableName: string, owner: Owner): Promise<boolean> {
  const events = queryItems(eventsTableName, { partition: auditEventsPartition(owner) }, 1)
  return (await events.next()).done !== true
}
