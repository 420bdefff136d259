import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { commandScenario } from './command-scenario.ts'
import { ACME, ALONE, type Fixture, FULL, PROD } from './fixture.ts'
import type { Scenario } from './scenario.ts'

const REPORT = ['feedback-report:read']
const DAY_SECONDS = 86_400

/** Requests of administrators. Ada administers Prod by inheritance, and Tess by a grant. */
export function keypairScenarios(fixture: Fixture): readonly Scenario[] {
  const at = (as: string, name: string) => {
    const { owner, keyId } = fixture.keypair(name)
    return { as, owner, keyId }
  }
  const oldest = (name: string) => fixture.keypair(name).secrets[0]?.secretId ?? ''
  const newest = (name: string) => fixture.secret(name).secretId
  return [
    create('for an account', 'ada', ACME),
    create('for an environment', 'tess', ALONE),
    create('for an environment, by inheritance', 'ada', PROD),
    create('beyond the limit', 'ada', FULL),
    create('for a stranger', 'gil', ALONE),
    commandScenario('of an account', { do: 'get-keypair', ...at('ada', 'used') }),
    commandScenario('of an environment', { do: 'get-keypair', ...at('tess', 'of prod') }),
    commandScenario('by inheritance', { do: 'get-keypair', ...at('ada', 'of prod') }),
    commandScenario('of a stranger', { do: 'get-keypair', ...at('una', 'of prod') }),
    commandScenario('that does not exist', {
      do: 'get-keypair',
      ...at('ada', 'of prod'),
      owner: ACME,
    }),
    commandScenario('of an account', {
      do: 'update-keypair',
      ...at('ada', 'used'),
      comment: 'other',
      scopes: REPORT,
    }),
    commandScenario('by inheritance', {
      do: 'update-keypair',
      ...at('ada', 'of prod'),
      expiresInSeconds: 30 * DAY_SECONDS,
    }),
    commandScenario('to what it is', {
      do: 'update-keypair',
      ...at('tess', 'of prod'),
      comment: 'of prod',
    }),
    commandScenario('of this version', {
      do: 'update-keypair',
      ...at('ada', 'used'),
      comment: 'other',
      ifVersion: 1,
    }),
    commandScenario('of another version', {
      do: 'update-keypair',
      ...at('ada', 'used'),
      comment: 'other',
      ifVersion: 7,
    }),
    commandScenario('that is disabled', { do: 'enable-keypair', ...at('tess', 'disabled') }),
    commandScenario('that is enabled', { do: 'enable-keypair', ...at('ada', 'used') }),
    commandScenario('of an account', { do: 'disable-keypair', ...at('ada', 'used') }),
    commandScenario('by inheritance', { do: 'disable-keypair', ...at('ada', 'of prod') }),
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
    retire('that does not exist', at('ada', 'used'), newest('rotated')),
    commandScenario('of an account', { do: 'remove-keypair', ...at('ada', 'rotated') }),
    commandScenario('that was used', { do: 'remove-keypair', ...at('tess', 'of prod') }),
    commandScenario('by inheritance', { do: 'remove-keypair', ...at('ada', 'of prod') }),
    commandScenario('that does not exist', {
      do: 'remove-keypair',
      ...at('ada', 'of prod'),
      owner: ACME,
    }),
    commandScenario('of an account', { do: 'list-keypairs', as: 'ada', owner: ACME, limit: 1 }),
    commandScenario('by inheritance', { do: 'list-keypairs', as: 'ada', owner: PROD, limit: 5 }),
    commandScenario('of an account', { do: 'list-audit-events', as: 'ada', owner: ACME, limit: 4 }),
    commandScenario('of an environment', {
      do: 'list-audit-events',
      as: 'tess',
      owner: ALONE,
      limit: 5,
    }),
    commandScenario('of accounts', { do: 'list-owners', as: 'ada' }),
    commandScenario('of environments', { do: 'list-owners', as: 'tess' }),
    commandScenario('of none', { do: 'list-owners', as: 'una' }),
  ]
}

interface At {
  readonly as: string
  readonly owner: OwnerRef
  readonly keyId: string
}

function create(name: string, as: string, owner: OwnerRef): Scenario {
  const traits = { scopes: REPORT, comment: null, expiresInSeconds: null }
  return commandScenario(name, { do: 'create-keypair', as, owner, ...traits })
}

function rotate(name: string, at: At, overlapSeconds: number): Scenario {
  return commandScenario(name, { do: 'rotate-secret', ...at, overlapSeconds })
}

function retire(name: string, at: At, secretId: string): Scenario {
  return commandScenario(name, { do: 'retire-secret', ...at, secretId })
}
