import { changeKeypair } from '../shared/domain/keypairs/change-keypair.ts'
import { setEnabled } from '../shared/domain/keypairs/keypair-changes.ts'
import { shown } from '../shared/domain/keypairs/shown-keypair.ts'
import { keypairHeaders } from '../shared/http/response/keypair-headers.ts'
import { serve } from '../shared/http/serve.ts'
import { enableKeypair } from '../shared/operations/enable-keypair.ts'

export const createHandler = serve(enableKeypair, async (request, ports) => {
  const { now } = request
  // Read before the write: nothing may fail once the change is written.
  const usage = await ports.usageReader.usageOf([request.params.keyId])
  const keypair = await changeKeypair(request, ports, {
    action: 'enable-keypair',
    change: (before) => setEnabled(before, true, now),
  })
  return {
    status: 200,
    headers: keypairHeaders(keypair),
    body: shown(keypair, usage.get(keypair.keyId), now),
  }
})
