import { randomUUID } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { auditEventsPartition } from '../../shared/aws/table/items/audit-event-item.ts'
import type { AuditContext } from '../../shared/domain/audit/audit-event.ts'
import { checkTables } from './check-tables.ts'
import type { Finding } from './finding.ts'
import { hasClosed, type OwnerHistory, readHistories } from './history.ts'
import { ownerFindings } from './owner-findings.ts'
import { putSettingsBack } from './put-settings-back.ts'
import { Report } from './report.ts'
import type { RestoreArguments } from './restore-arguments.ts'
import { signingKeyFindings } from './signing-key-findings.ts'

/** How many owners are repaired at the same time. */
const CONCURRENCY = 8

/**
 * Repairs a restored table. It takes away again every right that was taken away since the backup, and then
 * restores the table's settings. Each step is one transaction, which fails if the state that it read has
 * changed. So the procedure can be stopped at any point and run again.
 *
 * @throws {CommandError} when the tables are not the right ones, or somebody else writes to them
 */
export async function restore(
  client: DynamoDBClient,
  settings: RestoreArguments,
  print: (line: string) => void,
): Promise<void> {
  const { tableName, auditEventsTableName, isDryRun } = settings
  const now = new Date()
  const { since, signingKeysUntil } = await checkTables(client, settings, now)
  const histories = await readHistories(auditEventsTableName, since)
  const report = new Report(print, isDryRun)
  report.begin(tableName, since, histories)

  const audit: AuditContext = {
    at: now,
    requestId: `restore-${randomUUID()}`,
    actor: { type: 'operator' },
  }
  const closed = new Set(
    histories.filter(hasClosed).map(({ owner }) => auditEventsPartition(owner)),
  )
  const repair = async (history: OwnerHistory) =>
    carryOut(await ownerFindings(settings, history, closed, audit), report)
  for (let start = 0; start < histories.length; start += CONCURRENCY) {
    await Promise.all(histories.slice(start, start + CONCURRENCY).map(repair))
  }
  await carryOut(await signingKeyFindings(tableName, signingKeysUntil), report)
  report.end(isDryRun ? undefined : await putSettingsBack(client, tableName))
}

async function carryOut(findings: readonly Finding[], report: Report): Promise<void> {
  for (const finding of findings) {
    if (!report.isDryRun) await finding.apply?.()
    report.print(finding)
  }
}
