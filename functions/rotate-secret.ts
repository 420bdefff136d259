import { changeKeypair, readForChange } from '../shared/domain/keypairs/change-keypair.ts'
import { rotate } from '../shared/domain/keypairs/keypair-changes.ts'
import { newSecret } from '../shared/domain/keypairs/new-secret.ts'
import { shown } from '../shared/domain/keypairs/shown-keypair.ts'
import { keypairHeaders, keypairPath } from '../shared/http/response/keypair-headers.ts'
import { serve } from '../shared/http/serve.ts'
import { rotateSecret } from '../shared/operations/rotate-secret.ts'
import { OVERLAP_SECONDS_DEFAULT } from '../shared/operations/schemas/primitives.ts'

export const createHandler = serve(rotateSecret, async (request, ports) => {
  const { body, now } = request
  const { overlapSeconds = OVERLAP_SECONDS_DEFAULT } = body
  const known = await readForChange(request, ports)
  // Read before the write: if anything failed once the change is written, the key secret would be lost.
  const usage = await ports.usageReader.usageOf([known.keyId])
  const { secret, keySecret } = await newSecret(known, ports.secretHasher, now)
  const keypair = await changeKeypair(request, ports, {
    action: 'rotate-secret',
    secretId: secret.secretId,
    change: (before) => rotate(before, secret, overlapSeconds, now),
  })
  return {
    status: 201,
    headers: { ...keypairHeaders(keypair), location: keypairPath(keypair) },
    body: { ...shown(keypair, usage.get(keypair.keyId), now), keySecret },
  }
})
