import * as z from 'zod/mini'
import { ownerId, timestamp } from './primitives.ts'

export const account = z
  .object({
    type: z.literal('account'),
    id: ownerId,
    name: z.string(),
    registeredAt: timestamp,
  })
  .check(z.meta({ id: 'Account' }))

export const environment = z
  .object({
    type: z.literal('environment'),
    id: ownerId,
    name: z.string(),
    accountId: ownerId,
    inheritAdministrators: z.boolean(),
    registeredAt: timestamp,
  })
  .check(z.meta({ id: 'Environment' }))

export const administrator = z
  .object({ userId: z.string(), grantedAt: timestamp })
  .check(z.meta({ id: 'Administrator' }))

/** An account that the caller can see, and the environments in it that the caller administers. */
export const administeredAccount = z
  .object({
    account,
    access: z
      .enum(['explicit', 'none'])
      .check(z.describe('none: the account is shown only because of its environments.')),
    environments: z.array(z.object({ environment, access: z.enum(['explicit', 'inherited']) })),
  })
  .check(z.meta({ id: 'AdministeredAccount' }))
