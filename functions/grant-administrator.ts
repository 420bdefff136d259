import { auditEvent } from '../shared/domain/audit-event.ts'
import type { Grant } from '../shared/domain/authority.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { openOwnerInPath } from '../shared/http/open-owner-in-path.ts'
import { serve } from '../shared/http/serve.ts'
import { grantAdministrator } from '../shared/operations/grant-administrator.ts'

export const handler = serve(grantAdministrator, async (request, ports) => {
  const { userId } = request.params
  await untilSettled(async () => {
    const open = await openOwnerInPath(request, ports.ownerFinder)
    const { type, id, incarnation } = open.owner
    const grant: Grant = {
      owner: { type, id },
      incarnation,
      user: { issuer: ports.identityProvider.issuer, subject: userId },
      grantedAt: request.now,
    }
    const event = auditEvent(request.audit, 'grant-administrator', open.owner, { userId })
    const outcome = await ports.administratorGranter.grant(open, grant, event)
    return outcome === 'done' ? outcome : undefined
  })
  return { status: 204 }
})
