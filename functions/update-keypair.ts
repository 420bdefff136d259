import { changeKeypair } from '../shared/domain/keypairs/change-keypair.ts'
import { checkExpiry, checkScopes } from '../shared/domain/keypairs/check-keypair-members.ts'
import { update } from '../shared/domain/keypairs/keypair-changes.ts'
import { shown } from '../shared/domain/keypairs/shown-keypair.ts'
import { keypairHeaders } from '../shared/http/response/keypair-headers.ts'
import { serve } from '../shared/http/serve.ts'
import { updateKeypair } from '../shared/operations/update-keypair.ts'

export const createHandler = serve(updateKeypair, async (request, ports) => {
  const { body, authority, now } = request
  if (body.scopes) checkScopes(body.scopes, authority.owner.type)
  checkExpiry(body.expiresAt, now)
  // Read before the write: nothing may fail once the change is written.
  const usage = await ports.usageReader.usageOf([request.params.keyId])
  const keypair = await changeKeypair(request, ports, {
    action: 'update-keypair',
    change: (before) => update(before, body, now),
  })
  return {
    status: 200,
    headers: keypairHeaders(keypair),
    body: shown(keypair, usage.get(keypair.keyId), now),
  }
})
