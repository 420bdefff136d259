import { closeOwner } from '../shared/domain/owners/close-owner.ts'
import { serve } from '../shared/http/serve.ts'
import { closeAccount } from '../shared/operations/close-account.ts'

export const createHandler = serve(closeAccount, async ({ params, audit }, ports) => {
  const { accountFinder, accountCloser } = ports
  const find = () => accountFinder.find({ type: 'account', id: params.accountId })
  await closeOwner('close-account', audit, find, accountCloser)
  return { status: 204 }
})
