import { newAuditEvent } from '../shared/domain/audit/audit-event.ts'
import { changedMembers } from '../shared/domain/audit/changed-members.ts'
import { DomainError } from '../shared/domain/errors.ts'
import { type Environment, newIncarnation } from '../shared/domain/owners/owner.ts'
import { untilSettled } from '../shared/domain/until-settled.ts'
import { serve } from '../shared/http/serve.ts'
import { registerEnvironment } from '../shared/operations/register-environment.ts'

export const createHandler = serve(
  registerEnvironment,
  async ({ params, body, audit, now }, ports) => {
    const { accountId, name } = body
    const id = params.environmentId
    return await untilSettled(async () => {
      const standing = await ports.ownerFinder.find({ type: 'environment', id })
      if (standing?.owner.type === 'environment') {
        if (standing.owner.accountId !== accountId) throw ofAnotherAccount()
        const before = standing.owner
        const { inheritAdministrators = before.inheritAdministrators } = body
        const environment = { ...before, name, inheritAdministrators }
        const changed = changedMembers(before, environment)
        if (changed.length === 0) return { status: 200, body: environment } as const
        const auditEvent = newAuditEvent(audit, 'register-environment', environment, {
          changed,
          inheritAdministrators,
        })
        const outcome = await ports.environmentRegistrar.change(before, environment, auditEvent)
        return outcome === 'done' ? ({ status: 200, body: environment } as const) : undefined
      }
      const open = await ports.ownerFinder.find({ type: 'account', id: accountId })
      if (open === undefined) throw accountNotOpen()
      await ports.environmentRegistrar.discardClosed(id)
      const environment: Environment = {
        type: 'environment',
        id,
        name,
        incarnation: newIncarnation(),
        registeredAt: now,
        accountId,
        accountIncarnation: open.account.incarnation,
        inheritAdministrators: body.inheritAdministrators ?? true,
      }
      const { inheritAdministrators } = environment
      const auditEvent = newAuditEvent(audit, 'register-environment', environment, {
        inheritAdministrators,
      })
      const outcome = await ports.environmentRegistrar.open(environment, auditEvent)
      if (outcome === 'closed') throw accountNotOpen()
      return outcome === 'done' ? ({ status: 201, body: environment } as const) : undefined
    })
  },
)

function accountNotOpen(): DomainError {
  return new DomainError('account-not-open', 'accountId is not the ID of an open account.')
}

function ofAnotherAccount(): DomainError {
  const message = 'The environment belongs to another account, and cannot move to this one.'
  return new DomainError('environment-of-another-account', message)
}
