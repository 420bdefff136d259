import { newAuditEvent } from '../shared/domain/audit/audit-event.ts'
import { readForChange } from '../shared/domain/keypairs/change-keypair.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { serve } from '../shared/http/serve.ts'
import { removeKeypair } from '../shared/operations/remove-keypair.ts'

export const createHandler = serve(removeKeypair, async (request, ports) => {
  const { authority, audit } = request
  await untilSettled(async () => {
    const keypair = await readForChange(request, ports)
    const { keyId } = keypair
    const auditEvent = newAuditEvent(audit, 'remove-keypair', authority.owner, { keyId })
    const outcome = await ports.keypairRemover.remove(authority, keypair, auditEvent)
    return outcome === 'done' ? outcome : undefined
  })
  return { status: 204 }
})
