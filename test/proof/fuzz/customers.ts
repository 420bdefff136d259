import assert from 'node:assert/strict'
import type { OwnerRef, OwnerType } from '../../../shared/domain/owners/owner.ts'
import { SCOPE_CATALOGUE } from '../../../shared/domain/tokens/scope-catalogue.ts'
import type { Credentials } from '../../in-memory/product/product.ts'
import { EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import type { Laboratory } from './laboratory.ts'
import { account, environment, Maker } from './maker.ts'

export interface KnownOwner extends OwnerRef {
  readonly accountId: string
  readonly incarnation: string
  readonly administrators: readonly string[]
  /** The grants on it, of which its administrators may be more. */
  readonly granted: readonly string[]
}

/** A keypair that works, and that nothing but a trial changes. */
export interface KnownKeypair {
  readonly owner: KnownOwner
  readonly keyId: string
  readonly version: number
  readonly scopes: readonly string[]
  /** The live ones. */
  readonly secrets: readonly { readonly secretId: string; readonly keySecret: string }[]
}

/** All that there is, and to whom it belongs. */
export interface Customers {
  readonly owners: readonly KnownOwner[]
  readonly keypairs: readonly KnownKeypair[]
  /** Of keypairs that get no token, each for a reason of its own. */
  readonly dead: readonly Credentials[]
  /** By the owner's incarnation. */
  readonly eventIds: ReadonlyMap<string, readonly string[]>
  readonly users: readonly string[]
}

/** The scopes that the catalogue lets a kind of owner hold. */
export function scopesFor(type: OwnerType): readonly string[] {
  return SCOPE_CATALOGUE.filter(({ ownerTypes }) => ownerTypes.includes(type)).map(
    ({ name }) => name,
  )
}

/** Opens two accounts with environments, administrators, and keypairs that work and that do not. */
export async function makeCustomers({ product, clock, memory }: Laboratory): Promise<Customers> {
  const make = new Maker(product)
  await make.open(account('acme'), 'ada')
  await make.environment('acme-prod', 'acme', true)
  await make.environment('acme-sealed', 'acme', false, 'tess')
  await make.open(account('globex'), 'gil')
  await make.environment('globex-prod', 'globex', true)
  await make.open(account('initech'), 'ada')
  await make.environment('initech-prod', 'initech', true)
  const acme = account('acme')
  const keypairs = [
    await make.keypair('ada', acme, scopesFor('account')),
    await make.keypair('ada', acme, ['feedback-report:read']),
    await make.rotated('ada', acme, scopesFor('account').slice(0, 3)),
    await make.keypair('ada', environment('acme-prod'), scopesFor('environment')),
    await make.rotated('ada', environment('acme-prod'), ['feedback-queries:read']),
    await make.rotated('tess', environment('acme-sealed'), scopesFor('environment')),
    await make.keypair('gil', account('globex'), scopesFor('account')),
    await make.keypair('gil', environment('globex-prod'), scopesFor('environment').slice(0, 2)),
  ]
  // Of an account that no trial is about: who administers it, nobody says.
  await make.open(account('hooli'), 'dan')
  const dead = await make.dead(account('hooli'), 'dan')
  await make.must('close-account', 204, product.platform('close-account', account('initech')))
  clock.forward(60)

  const owners = [
    knownOwner(acme, 'acme', ['ada'], ['ada']),
    knownOwner(environment('acme-prod'), 'acme', ['ada'], []),
    knownOwner(environment('acme-sealed'), 'acme', ['tess'], ['tess']),
    knownOwner(account('globex'), 'globex', ['gil'], ['gil']),
    knownOwner(environment('globex-prod'), 'globex', ['gil'], []),
  ]
  const ownerOf = (ref: OwnerRef) => owners.find((owner) => owner.id === ref.id)
  return {
    owners,
    dead,
    keypairs: keypairs.flatMap(({ of, ...keypair }) => {
      const owner = ownerOf(of)
      return owner ? [{ ...keypair, owner }] : []
    }),
    eventIds: new Map(
      owners.map(({ incarnation }) => [
        incarnation,
        memory
          .items(EVENTS_TABLE_NAME)
          .filter(({ pk }) => String(pk).endsWith(`#${incarnation}`))
          .map(({ eventId }) => String(eventId)),
      ]),
    ),
    users: ['ada', 'tess', 'gil', 'vic'],
  }

  function knownOwner(
    { type, id }: OwnerRef,
    accountId: string,
    administrators: readonly string[],
    granted: readonly string[],
  ): KnownOwner {
    const item = memory
      .items(TABLE_NAME)
      .find((candidate) => candidate.sk === 'OWNER' && candidate.id === id)
    assert(item, `${id} is registered`)
    return { type, id, accountId, incarnation: String(item.incarnation), administrators, granted }
  }
}
