import { closeOwner } from '../shared/http/close-owner.ts'
import { serve } from '../shared/http/serve.ts'
import { closeEnvironment } from '../shared/operations/close-environment.ts'

export const handler = serve(closeEnvironment, async ({ params, audit }, ports) => {
  await closeOwner(
    { type: 'environment', id: params.environmentId },
    'close-environment',
    audit,
    ports,
  )
  return { status: 204 }
})
