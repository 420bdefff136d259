import { newAuditEvent } from '../shared/domain/audit/audit-event.ts'
import type { Grant } from '../shared/domain/owners/authority.ts'
import { requireOpenOwner } from '../shared/domain/owners/require-open-owner.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { serve } from '../shared/http/serve.ts'
import { grantAdministrator } from '../shared/operations/grant-administrator.ts'

export const createHandler = serve(grantAdministrator, async (request, ports) => {
  const { userId } = request.params
  await untilSettled(async () => {
    const open = await requireOpenOwner(request.owner, ports.ownerFinder)
    const { type, id, incarnation } = open.owner
    const grant: Grant = {
      owner: { type, id },
      incarnation,
      user: { issuer: ports.identityProvider, subject: userId },
      grantedAt: request.now,
    }
    const auditEvent = newAuditEvent(request.audit, 'grant-administrator', open.owner, { userId })
    const outcome = await ports.administratorGranter.grant(open, grant, auditEvent)
    return outcome === 'done' ? outcome : undefined
  })
  return { status: 204 }
})
