import assert from 'node:assert/strict'
import { KEY_RING_MEMORY_SECONDS } from '../../../../shared/domain/tokens/signing-key.ts'
import type { HeldSecret } from '../../model/command.ts'
import { DocumentRun } from '../scenario-runs/document-run.ts'
import { kidsIn } from '../scenario-runs/key-rotation-run.ts'
import type { TestBed } from '../test-bed.ts'
import { commandScenario } from './command-scenario.ts'
import type { Fixture } from './fixture.ts'
import type { Scenario } from './scenario.ts'

const HOUR_SECONDS = 3_600

/** Token requests, to a new process or to one that remembers something, and requests for public documents. */
export function tokenScenarios(fixture: Fixture): readonly Scenario[] {
  const of = (name: string) => fixture.secret(name)
  const { keySecret } = of('used')
  return [
    token('cold, for an account', of('used')),
    token('cold, for an environment', of('of prod')),
    token('cold, of a keypair never used', of('rotated')),
    token('cold, with the older of two secrets', oldest(fixture, 'rotated')),
    token('warm', of('used'), after(of('used'), 0)),
    token(
      'warm, after the memory of signing keys has expired',
      of('of prod'),
      after(of('of prod'), KEY_RING_MEMORY_SECONDS),
    ),
    token('warm, when the use must be recorded again', of('used'), after(of('used'), HOUR_SECONDS)),
    token('warm, another keypair', of('of prod'), after(of('used'), 0)),
    token('with a wrong secret', { ...of('rotated'), secretId: 'none', keySecret }),
    token('of a disabled keypair', of('disabled')),
    token('of a closed account', of('of old')),
    token('of a closed environment', of('of gone')),
    token('of an environment of a closed account', of('of below')),
    token('of an unknown key ID', { ...of('used'), keyId: `fbk_${'A'.repeat(26)}` }),
    token('of a scope that it may not request', of('used'), undefined, 'feedback-admin'),
    {
      operation: 'get-jwks',
      name: 'one key',
      start: (testBed) =>
        new DocumentRun(
          testBed,
          'get-jwks',
          () => testBed.product.anyone('get-jwks'),
          ({ status, text, json }) => {
            const keys = Array.isArray(json.keys) ? json.keys : []
            assert.equal(status, 200)
            assert.deepEqual(keys.map(({ kid }) => kid).sort(), kidsIn(testBed).toSorted(), text)
          },
        ),
    },
    ...['get-metadata', 'list-scopes', 'answer-unmatched'].map(withoutCalls),
  ]
}

function token(
  name: string,
  secret: HeldSecret,
  prepare?: (testBed: TestBed) => Promise<void>,
  scope?: string,
): Scenario {
  return commandScenario(name, { do: 'issue-token', secret, scope }, prepare)
}

/** Waits some time after the function has issued a token for a secret. */
function after(secret: HeldSecret, seconds: number): (testBed: TestBed) => Promise<void> {
  return async (testBed) => {
    const { status } = await testBed.product.token(secret)
    assert.equal(status, 200)
    testBed.forward(seconds)
  }
}

function oldest(fixture: Fixture, name: string): HeldSecret {
  const [secret] = fixture.keypair(name).secrets
  assert(secret)
  return secret
}

/** An operation without calls to AWS: no fault is possible, and the number of combinations shows that. */
function withoutCalls(operation: string): Scenario {
  return {
    operation,
    name: 'without calls',
    start: (testBed) =>
      new DocumentRun(
        testBed,
        operation,
        () => testBed.product.manage(operation, 'ada'),
        ({ status }) => assert(status < 500),
      ),
  }
}
