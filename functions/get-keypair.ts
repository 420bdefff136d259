import { notFound } from '../shared/domain/errors.ts'
import { shown } from '../shared/domain/keypairs/shown-keypair.ts'
import { keypairHeaders } from '../shared/http/response/keypair-headers.ts'
import { serve } from '../shared/http/serve.ts'
import { getKeypair } from '../shared/operations/get-keypair.ts'

export const createHandler = serve(
  getKeypair,
  async ({ params, authority, now }, { keypairReader, usageReader }) => {
    const keypair = await keypairReader.get(authority, params.keyId)
    if (keypair === undefined) throw notFound()
    const usage = await usageReader.usageOf([keypair.keyId])
    return {
      status: 200,
      headers: keypairHeaders(keypair),
      body: shown(keypair, usage.get(keypair.keyId), now),
    }
  },
)
