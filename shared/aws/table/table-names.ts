export interface MainTable {
  readonly tableName: string
}

/** The table of the audit events. */
export interface AuditEventsTable {
  readonly auditEventsTableName: string
}

/**
 * The names of the two tables. A mutation writes to both in one transaction: its change to the main table,
 * and its audit event to the other. So if the main table is restored from a backup, no audit event is lost.
 */
export interface Tables extends MainTable, AuditEventsTable {}
