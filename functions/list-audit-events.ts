import { AUDIT_EVENT_ID_PATTERN } from '../shared/domain/audit/audit-event.ts'
import { listBody, pageRequestOf } from '../shared/http/request/cursor.ts'
import { serve } from '../shared/http/serve.ts'
import { listAuditEvents } from '../shared/operations/list-audit-events.ts'

export const createHandler = serve(
  listAuditEvents,
  async ({ query, authority }, { auditEventLister }) => {
    const { owner } = authority
    const page = await auditEventLister.list(
      owner,
      pageRequestOf(query, owner.incarnation, AUDIT_EVENT_ID_PATTERN),
    )
    return { status: 200, body: listBody(page, owner.incarnation) }
  },
)
