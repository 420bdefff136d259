import { changeKeypair } from '../shared/domain/keypairs/change-keypair.ts'
import { retire } from '../shared/domain/keypairs/keypair-changes.ts'
import { serve } from '../shared/http/serve.ts'
import { retireSecret } from '../shared/operations/retire-secret.ts'

export const createHandler = serve(retireSecret, async (request, ports) => {
  const { secretId } = request.params
  await changeKeypair(request, ports, {
    action: 'retire-secret',
    secretId,
    change: (before) => retire(before, secretId, request.now),
  })
  return { status: 204 }
})
