import { serveSchedule } from '../shared/background/serve-schedule.ts'
import { planRotation } from '../shared/domain/tokens/signing-key.ts'
import { signingKeyAges } from '../shared/domain/tokens/signing-key-ages.ts'
import { rotateSigningKey } from '../shared/operations/rotate-signing-key.ts'
import { measureSigningKeys } from '../shared/telemetry/measure.ts'

export const createHandler = serveSchedule(
  rotateSigningKey,
  async (now, { signingKeyStore, issuer }) => {
    const keys = [...(await signingKeyStore.list())]
    const plan = planRotation(keys, issuer, now)
    try {
      if (plan.create) keys.push(await signingKeyStore.create(now, plan.create.signsFrom))
      for (const kid of plan.retire) await signingKeyStore.remove(kid)
    } finally {
      // Measured also when the rotation fails, perhaps for days: the age of the keys then raises the alarm.
      measureSigningKeys(signingKeyAges(keys, issuer, now))
    }
    return { created: plan.create === undefined ? 0 : 1, retired: plan.retire.length }
  },
)
