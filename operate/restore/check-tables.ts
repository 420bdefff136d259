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
  /** The moment of the backup. The repair must look at everything that happened later. */
  readonly since: Date
  /** Signing keys made until this moment are deleted. A later deployment made the others. */
  readonly signingKeysUntil: Date
}

/**
 * Checks that this is the table to repair, and that its audit events are complete.
 *
 * @throws {CommandError} with a sentence that says what is wrong
 */
export async function checkTables(
  client: DynamoDBClient,
  settings: RestoreArguments,
  now: Date,
): Promise<CheckedTables> {
  const { tableName, auditEventsTableName, isForced } = settings
  const table = await describe(client, tableName)
  const events = await describe(client, auditEventsTableName)
  const { since, signingKeysUntil } = momentsOf(table, settings, now)
  if (since > now) throw new CommandError('--since is in the future.')
  if (since < secondsAfter(now, -AUDIT_EVENT_KEEP_SECONDS)) {
    throw new CommandError('The backup is older than 400 days; older audit events are not kept.')
  }
  if (!isForced && events.CreationDateTime && events.CreationDateTime > since) {
    throw new CommandError(
      `${auditEventsTableName} was created after the backup, so some audit events since then are missing.`,
    )
  }
  await checkOwners(settings, now)
  return { since, signingKeysUntil }
}

async function describe(client: DynamoDBClient, tableName: string): Promise<TableDescription> {
  const { Table } = await answerOf(client, tableName)
  if (Table?.TableStatus === 'ACTIVE' && !Table.RestoreSummary?.RestoreInProgress) return Table
  throw new CommandError(
    `${tableName} is not ready: ${Table?.TableStatus}. Wait until it is ACTIVE.`,
  )
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
 * Finds the moment of the backup, and until when signing keys are deleted. The stack refers to a table by
 * its stream. So a table that never had a stream was never in use, and all its signing keys come from the
 * backup, whatever the clocks say. Otherwise its old signing keys are those from before the restore, or
 * from before the switch to another table.
 *
 * A `--since` later than the restored moment would skip what happened in between. It can only be right for a
 * table that was in use after the restore.
 */
function momentsOf(table: TableDescription, settings: RestoreArguments, now: Date): CheckedTables {
  const { tableName, isForced } = settings
  const restoredTo = table.RestoreSummary?.RestoreDateTime
  if (restoredTo === undefined && !isForced) {
    throw new CommandError(
      `${tableName} does not say that it was restored, so it may be in use. --force uses it nevertheless.`,
    )
  }
  const since = settings.since ?? restoredTo
  if (since === undefined) {
    throw new CommandError('--since is needed: the table does not say when its backup was made.')
  }
  const wasInUse = table.LatestStreamArn !== undefined
  if (restoredTo !== undefined && since > restoredTo && !(isForced && wasInUse)) {
    throw new CommandError(
      `--since is later than the moment that ${tableName} was restored to, ${restoredTo.toISOString()}.`,
    )
  }
  return { since, signingKeysUntil: wasInUse ? later(since, restoredTo ?? since) : now }
}

/**
 * Refuses the audit events of another stage, with which the repair would find nothing to do. It is enough
 * that one owner of the table has audit events.
 */
async function checkOwners({ tableName, auditEventsTableName }: RestoreArguments, now: Date) {
  let known = false
  for await (const owner of ownersIn(tableName)) {
    known = true
    if (owner.registeredAt < secondsAfter(now, -AUDIT_EVENT_KEEP_SECONDS)) continue
    if (await hasEvents(auditEventsTableName, owner)) return
    throw new CommandError(
      `${auditEventsTableName} has no audit event of ${owner.type} ${owner.id}: it is not the audit trail of ${tableName}.`,
    )
  }
  if (!known)
    throw new CommandError(`There is no owner in ${tableName}: there is nothing to repair.`)
}

async function hasEvents(auditEventsTableName: string, owner: Owner): Promise<boolean> {
  const events = queryItems(auditEventsTableName, { partition: auditEventsPartition(owner) }, 1)
  return (await events.next()).done !== true
}
