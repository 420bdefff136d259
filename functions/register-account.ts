import { newAuditEvent } from '../shared/domain/audit/audit-event.ts'
import { changedMembers } from '../shared/domain/audit/changed-members.ts'
import { type Account, newIncarnation } from '../shared/domain/owners/owner.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { serve } from '../shared/http/serve.ts'
import { registerAccount } from '../shared/operations/register-account.ts'

export const createHandler = serve(registerAccount, async ({ params, body, audit, now }, ports) => {
  const { name } = body
  const id = params.accountId
  return await untilSettled(async () => {
    const standing = await ports.accountFinder.find({ type: 'account', id })
    if (standing) {
      const before = standing.account
      const account = { ...before, name }
      const changed = changedMembers(before, account)
      if (changed.length === 0) return { status: 200, body: account } as const
      const auditEvent = newAuditEvent(audit, 'register-account', account, { changed })
      const outcome = await ports.accountRegistrar.change(before, account, auditEvent)
      return outcome === 'done' ? ({ status: 200, body: account } as const) : undefined
    }
    const incarnation = newIncarnation()
    const account: Account = { type: 'account', id, name, incarnation, registeredAt: now }
    const auditEvent = newAuditEvent(audit, 'register-account', account)
    const outcome = await ports.accountRegistrar.open(account, auditEvent)
    return outcome === 'done' ? ({ status: 201, body: account } as const) : undefined
  })
})
