import { closeOwner } from '../shared/domain/owners/close-owner.ts'
import { serve } from '../shared/http/serve.ts'
import { closeEnvironment } from '../shared/operations/close-environment.ts'

export const createHandler = serve(closeEnvironment, async ({ params, audit }, ports) => {
  const { ownerFinder, ownerCloser } = ports
  const find = () => ownerFinder.find({ type: 'environment', id: params.environmentId })
  await closeOwner('close-environment', audit, find, ownerCloser)
  return { status: 204 }
})
