import { newAuditEvent } from '../shared/domain/audit/audit-event.ts'
import { notFound } from '../shared/domain/errors.ts'
import { requireOpenOwner } from '../shared/domain/owners/require-open-owner.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { serve } from '../shared/http/serve.ts'
import { revokeAdministrator } from '../shared/operations/revoke-administrator.ts'

export const createHandler = serve(revokeAdministrator, async (request, ports) => {
  const { userId } = request.params
  const user = { issuer: ports.identityProvider, subject: userId }
  await untilSettled(async () => {
    const open = await requireOpenOwner(request.owner, ports.ownerFinder)
    const auditEvent = newAuditEvent(request.audit, 'revoke-administrator', open.owner, { userId })
    const outcome = await ports.administratorRevoker.revoke(open, user, auditEvent)
    if (outcome === 'absent') throw notFound()
    return outcome === 'done' ? outcome : undefined
  })
  return { status: 204 }
})
