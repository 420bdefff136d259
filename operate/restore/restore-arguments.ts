import { parseArgs } from 'node:util'
import { CommandError } from '../../command-line/command-error.ts'

const USAGE = `npm run restore -- --table <restored table> --events <table of audit events>
                  [--since <time>] [--dry-run] [--force]

Takes from a table that was restored from a backup whatever was taken since the backup: removed,
disabled, rotated and narrowed keypairs, closed owners, revoked administrators. Run it before the
stack is given the table. It may be run again: it goes on where it was.

  --since    what the table is of, as 2026-11-23T04:05:06Z; as the table itself says, unless it does not
  --dry-run  tells what it would do, and writes nothing
  --force    runs on a table that does not say of itself that it was restored, or that has been in use
             after it was, until --since`

export interface RestoreArguments {
  readonly tableName: string
  readonly eventsTableName: string
  readonly since: Date | undefined
  readonly isDryRun: boolean
  readonly isForced: boolean
}

/** A time with its zone, to the second at least: nothing that could be read in two ways. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/

/** @throws {CommandError} for an unknown flag, a missing table, or a time that is none. */
export function restoreArguments(words: readonly string[]): RestoreArguments {
  const values = parse(words)
  const { table, events } = values
  if (!table || !events) throw new CommandError(`--table and --events are needed.\n\n${USAGE}`)
  if (table === events) throw new CommandError('--table and --events are the same table.')
  return {
    tableName: table,
    eventsTableName: events,
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
