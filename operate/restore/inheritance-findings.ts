import { environmentRegistrar } from '../../shared/aws/owners/environment-registrar.ts'
import type { Tables } from '../../shared/aws/table/table-names.ts'
import { type AuditContext, newAuditEvent } from '../../shared/domain/audit/audit-event.ts'
import type { Environment, OpenOwner } from '../../shared/domain/owners/owner.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'
import type { OwnerHistory } from './history.ts'

/** Finds out whether the environment has blocked or allowed inheritance since the backup. */
export function inheritanceFindings(
  tables: Tables,
  { owner }: OpenOwner,
  { events }: OwnerHistory,
  audit: AuditContext,
): readonly Finding[] {
  if (owner.type !== 'environment') return []
  const last = events.findLast((event) => event.inheritAdministrators !== null)
  if (!last || last.inheritAdministrators === owner.inheritAdministrators) return []
  const what = `environment ${owner.id}`
  if (last.inheritAdministrators) {
    const detail = 'allowed inheritance since: register it again'
    return [{ verdict: 'lost', what, detail }]
  }
  const detail = 'it blocks inheritance'
  return [{ verdict: 'blocked', what, detail, apply: () => block(tables, owner, audit) }]
}

async function block(tables: Tables, owner: Environment, audit: AuditContext): Promise<void> {
  const blocking = { ...owner, inheritAdministrators: false }
  const event = newAuditEvent(audit, 'register-environment', owner, {
    changed: ['inheritAdministrators'],
    inheritAdministrators: false,
  })
  expectWritten(await environmentRegistrar(tables).change(owner, blocking, event))
}
