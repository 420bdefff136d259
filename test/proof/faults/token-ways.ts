import assert from 'node:assert/strict'
import { KEY_RING_MEMORY_SECONDS } from '../../../shared/domain/tokens/signing-key.ts'
import type { HeldSecret } from '../model/command.ts'
import { deedWay } from './deed-way.ts'
import { DocumentTrial } from './document-trial.ts'
import type { Furniture } from './furniture.ts'
import { kidsIn } from './key-rotation-trial.ts'
import type { Stage } from './stage.ts'
import type { Way } from './way.ts'

const HOUR_SECONDS = 3_600

/** What machines ask for: tokens, of a function that has just begun or remembers something; and the keys. */
export function tokenWays(furniture: Furniture): readonly Way[] {
  const of = (name: string) => furniture.secret(name)
  const { keySecret } = of('used')
  return [
    token('cold, for an account', of('used')),
    token('cold, for an environment', of('of prod')),
    token('cold, of a keypair never used', of('rotated')),
    token('cold, with the older of two secrets', oldest(furniture, 'rotated')),
    token('warm', of('used'), after(of('used'), 0)),
    token(
      'warm, the keys to be read again',
      of('of prod'),
      after(of('of prod'), KEY_RING_MEMORY_SECONDS),
    ),
    token('warm, the use to be noted again', of('used'), after(of('used'), HOUR_SECONDS)),
    token('warm, another keypair', of('of prod'), after(of('used'), 0)),
    token('with a wrong secret', { ...of('rotated'), secretId: 'none', keySecret }),
    token('of a disabled keypair', of('disabled')),
    token('of a closed account', of('of old')),
    token('of a closed environment', of('of gone')),
    token('of an environment of a closed account', of('of below')),
    token('of nobody', { ...of('used'), keyId: `fbk_${'A'.repeat(26)}` }),
    token('of a scope that it may not request', of('used'), undefined, 'feedback-admin'),
    {
      operation: 'get-jwks',
      name: 'one key',
      begin: (stage) =>
        new DocumentTrial(
          stage,
          'get-jwks',
          () => stage.product.anyone('get-jwks'),
          ({ status, text, json }) => {
            const keys = Array.isArray(json.keys) ? json.keys : []
            assert.equal(status, 200)
            assert.deepEqual(keys.map(({ kid }) => kid).sort(), kidsIn(stage).toSorted(), text)
          },
        ),
    },
    ...['get-metadata', 'list-scopes', 'answer-unmatched'].map(withoutCalls),
  ]
}

function token(
  name: string,
  secret: HeldSecret,
  prepare?: (stage: Stage) => Promise<void>,
  scope?: string,
): Way {
  return deedWay(name, { do: 'issue-token', secret, scope }, prepare)
}

/** Some time after the function has issued a token for a secret. */
function after(secret: HeldSecret, seconds: number): (stage: Stage) => Promise<void> {
  return async (stage) => {
    const { status } = await stage.product.token(secret)
    assert.equal(status, 200)
    stage.forward(seconds)
  }
}

function oldest(furniture: Furniture, name: string): HeldSecret {
  const [secret] = furniture.keypair(name).secrets
  assert(secret)
  return secret
}

/** What asks nothing of AWS: that it has no call that could fail is counted too. */
function withoutCalls(operation: string): Way {
  return {
    operation,
    name: 'of no calls',
    begin: (stage) =>
      new DocumentTrial(
        stage,
        operation,
        () => stage.product.manage(operation, 'ada'),
        ({ status }) => assert(status < 500),
      ),
  }
}
