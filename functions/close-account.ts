import { closeOwner } from '../shared/http/close-owner.ts'
import { serve } from '../shared/http/serve.ts'
import { closeAccount } from '../shared/operations/close-account.ts'

export const handler = serve(closeAccount, async ({ params, audit }, ports) => {
  await closeOwner({ type: 'account', id: params.accountId }, 'close-account', audit, ports)
  return { status: 204 }
})
