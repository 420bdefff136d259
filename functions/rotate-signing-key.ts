import { planRotation } from '../shared/domain/signing-key.ts'
import { serveSchedule } from '../shared/http/serve-schedule.ts'
import { rotateSigningKey } from '../shared/operations/background-operations.ts'

export const handler = serveSchedule(rotateSigningKey, async (now, { signingKeyStore, issuer }) => {
  const plan = planRotation(await signingKeyStore.list(), issuer, now)
  if (plan.create) await signingKeyStore.create(now, plan.create.signsFrom)
  for (const kid of plan.retire) await signingKeyStore.remove(kid)
  return { created: plan.create === undefined ? 0 : 1, retired: plan.retire.length }
})
