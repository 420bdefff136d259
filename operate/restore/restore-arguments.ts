import { parseArgs } from 'node:util'
import { CommandError } from '../../command-line/command-error.ts'

const USAGE = `npm run restore -- --table <restored table> --events <table of audit events>
                  [--since <time>] [--dry-run] [--force]

Repairs a table that was restored from a backup. It takes away again every right that was taken away
since the backup: it removes, disables or reduces keypairs, closes owners and revokes administrators.
Run it before the stack uses the table. You may run it again: it continues where it stopped.

  --since    the moment of the backup, such as 2026-11-23T04:05:06Z; only if the table does not say it
  --dry-run  print what it would do, and change nothing
  --force    use a table that does not say that it was restored, or that was in use after the restore
             until --since`

export interface RestoreArguments {
  readonly tableName: string
  readonly auditEventsTableName: string
  readonly since: Date | undefined
  readonly isDryRun: boolean
  readonly isForced: boolean
}

/** An unambiguous time: with its zone, and at least with seconds. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/

/** @throws {CommandError} for an unknown flag, a missing table, or an invalid time. */
export function restoreArguments(words: readonly string[]): RestoreArguments {
  const values = parse(words)
  const { table, events } = values
  if (!table || !events) throw new CommandError(`--table and --events are needed.\n\n${USAGE}`)
  if (table === events) throw new CommandError('--table and --events are the same table.')
  return {
    tableName: table,
    auditEventsTableName: events,
    since: values.since === undefined ? undefined : instantOf(values.since),
    isDryRun: values['dry-run'] ?? false,
    isForced: values.force ?? false,
  }
}

function parse(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        table: { type: 'string' },
        events: { type: 'string' },
        since: { type: 'string' },
        'dry-run': { type: 'boolean' },
        force: { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  }
}

function instantOf(text: string): Date {
  const instant = new Date(text)
  if (INSTANT.test(text) && !Number.isNaN(instant.getTime())) return instant
  throw new CommandError(`--since must be a time like 2026-11-23T04:05:06Z, and '${text}' is not.`)
}
