import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { deedWay } from './deed-way.ts'
import { ACME, ALONE, FULL, type Furniture, PROD } from './furniture.ts'
import type { Way } from './way.ts'

const REPORT = ['feedback-report:read']
const DAY_SECONDS = 86_400

/** What administrators do. Of Prod, Ada administers what she inherits, and Tess what she was granted. */
export function keypairWays(furniture: Furniture): readonly Way[] {
  const at = (as: string, name: string) => {
    const { owner, keyId } = furniture.keypair(name)
    return { as, owner, keyId }
  }
  const oldest = (name: string) => furniture.keypair(name).secrets[0]?.secretId ?? ''
  const newest = (name: string) => furniture.secret(name).secretId
  return [
    create('for an account', 'ada', ACME),
    create('for an environment', 'tess', ALONE),
    create('for an environment, by inheritance', 'ada', PROD),
    create('beyond the limit', 'ada', FULL),
    create('for a stranger', 'gil', ALONE),
    deedWay('of an account', { do: 'get-keypair', ...at('ada', 'used') }),
    deedWay('of an environment', { do: 'get-keypair', ...at('tess', 'of prod') }),
    deedWay('by inheritance', { do: 'get-keypair', ...at('ada', 'of prod') }),
    deedWay('of a stranger', { do: 'get-keypair', ...at('una', 'of prod') }),
    deedWay('that is not there', { do: 'get-keypair', ...at('ada', 'of prod'), owner: ACME }),
    deedWay('of an account', {
      do: 'update-keypair',
      ...at('ada', 'used'),
      comment: 'other',
      scopes: REPORT,
    }),
    deedWay('by inheritance', {
      do: 'update-keypair',
      ...at('ada', 'of prod'),
      expiresInSeconds: 30 * DAY_SECONDS,
    }),
    deedWay('to what it is', {
      do: 'update-keypair',
      ...at('tess', 'of prod'),
      comment: 'of prod',
    }),
    deedWay('of this version', {
      do: 'update-keypair',
      ...at('ada', 'used'),
      comment: 'other',
      ifVersion: 1,
    }),
    deedWay('of another version', {
      do: 'update-keypair',
      ...at('ada', 'used'),
      comment: 'other',
      ifVersion: 7,
    }),
    deedWay('that is disabled', { do: 'enable-keypair', ...at('tess', 'disabled') }),
    deedWay('that is enabled', { do: 'enable-keypair', ...at('ada', 'used') }),
    deedWay('of an account', { do: 'disable-keypair', ...at('ada', 'used') }),
    deedWay('by inheritance', { do: 'disable-keypair', ...at('ada', 'of prod') }),
    rotate('with one secret', at('ada', 'used'), DAY_SECONDS),
    rotate('with one secret, without overlap', at('tess', 'of prod'), 0),
    rotate('with two secrets', at('ada', 'rotated'), DAY_SECONDS),
    rotate('with two secrets, by inheritance', at('ada', 'rotated of prod'), DAY_SECONDS),
    retire('the older of two', at('ada', 'rotated'), oldest('rotated')),
    retire(
      'the newer of two, by inheritance',
      at('ada', 'rotated of prod'),
      newest('rotated of prod'),
    ),
    retire('the last', at('ada', 'used'), newest('used')),
    retire('that is not there', at('ada', 'used'), newest('rotated')),
    deedWay('of an account', { do: 'remove-keypair', ...at('ada', 'rotated') }),
    deedWay('that was used', { do: 'remove-keypair', ...at('tess', 'of prod') }),
    deedWay('by inheritance', { do: 'remove-keypair', ...at('ada', 'of prod') }),
    deedWay('that is not there', { do: 'remove-keypair', ...at('ada', 'of prod'), owner: ACME }),
    deedWay('of an account', { do: 'list-keypairs', as: 'ada', owner: ACME, limit: 1 }),
    deedWay('by inheritance', { do: 'list-keypairs', as: 'ada', owner: PROD, limit: 5 }),
    deedWay('of an account', { do: 'list-audit-events', as: 'ada', owner: ACME, limit: 4 }),
    deedWay('of an environment', { do: 'list-audit-events', as: 'tess', owner: ALONE, limit: 5 }),
    deedWay('of accounts', { do: 'list-owners', as: 'ada' }),
    deedWay('of environments', { do: 'list-owners', as: 'tess' }),
    deedWay('of none', { do: 'list-owners', as: 'una' }),
  ]
}

interface At {
  readonly as: string
  readonly owner: OwnerRef
  readonly keyId: string
}

function create(name: string, as: string, owner: OwnerRef): Way {
  const traits = { scopes: REPORT, comment: null, expiresInSeconds: null }
  return deedWay(name, { do: 'create-keypair', as, owner, ...traits })
}

function rotate(name: string, at: At, overlapSeconds: number): Way {
  return deedWay(name, { do: 'rotate-secret', ...at, overlapSeconds })
}

function retire(name: string, at: At, secretId: string): Way {
  return deedWay(name, { do: 'retire-secret', ...at, secretId })
}
