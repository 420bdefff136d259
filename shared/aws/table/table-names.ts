export interface MainTable {
  readonly tableName: string
}

/** Of the audit events. */
export interface AuditEventsTable {
  readonly eventsTableName: string
}

/**
 * The names of the two tables. A mutation writes to both in one transaction: what it changes to the
 * main one, its audit event to the other, which no restored backup of the main one takes back.
 */
export interface Tables extends MainTable, AuditEventsTable {}
