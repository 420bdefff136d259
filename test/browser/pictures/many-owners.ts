import { COMMENT_CODE_POINTS_MAX } from '../../../shared/domain/keypairs/comment.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { addSample } from './demo.ts'
import { addManyScopes } from './many-scopes.ts'
import type { Studio } from './studio.ts'

export const EMPTY: OwnerRef = { type: 'account', id: 'empty' }
export const ONE: OwnerRef = { type: 'account', id: 'one' }
export const HUNDRED: OwnerRef = { type: 'account', id: 'hundred' }
export const EXTREME: OwnerRef = { type: 'account', id: 'extreme' }

const REPORT = 'feedback-report:read'

/** Adds owners with no keypair, one, a hundred, and with keypairs whose members are as long as allowed. */
export async function addManyOwners(studio: Studio): Promise<void> {
  const scopes = addManyScopes()
  await studio.register(EMPTY, { name: 'Initech' })
  await studio.register(ONE, { name: 'Umbrella' })
  await studio.register(HUNDRED, { name: 'Hooli' })
  await studio.register(EXTREME, {
    name: 'Vandelay Industries, Import and Export of Fine Latex Goods',
  })
  await addSample(studio, ONE, {
    comment: 'The only one',
    scopes: [REPORT],
    createdDaysAgo: 2,
    usedSecondsAgo: 600,
  })
  for (const comment of [longWords(), 'x'.repeat(COMMENT_CODE_POINTS_MAX)]) {
    await addSample(studio, EXTREME, { comment, scopes: [REPORT, ...scopes], createdDaysAgo: 400 })
  }
  const text = '<img src=x onerror=alert(1)> מזרח ומערב (1)'
  await addSample(studio, EXTREME, { comment: text, scopes: [REPORT], createdDaysAgo: 8 })
  await addSample(studio, EXTREME, { comment: null, scopes: [], createdDaysAgo: 5 })
}

function longWords(): string {
  const sentence = 'Exports what customers said to the archive, every night but Sundays. '
  return sentence.repeat(5).slice(0, COMMENT_CODE_POINTS_MAX)
}
