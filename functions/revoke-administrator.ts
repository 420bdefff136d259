import { auditEvent } from '../shared/domain/audit-event.ts'
import { notFound } from '../shared/domain/errors.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { openOwnerInPath } from '../shared/http/open-owner-in-path.ts'
import { serve } from '../shared/http/serve.ts'
import { revokeAdministrator } from '../shared/operations/revoke-administrator.ts'

export const handler = serve(revokeAdministrator, async (request, ports) => {
  const { userId } = request.params
  const user = { issuer: ports.identityProvider.issuer, subject: userId }
  await untilSettled(async () => {
    const open = await openOwnerInPath(request, ports.ownerFinder)
    const event = auditEvent(request.audit, 'revoke-administrator', open.owner, { userId })
    const outcome = await ports.administratorRevoker.revoke(open, user, event)
    if (outcome === 'absent') throw notFound()
    return outcome === 'done' ? outcome : undefined
  })
  return { status: 204 }
})
