import { beforeAll, describe, expect, inject, it } from 'vitest'
import { PEPPER_KEY_ARN } from '../../local/kms/local-keys.ts'
import type { Grant } from '../infra/permissions/grants.ts'
import { synthesized } from '../infra/synthesized.ts'
import { DeployedPolicies } from './deployed-policies.ts'
import { type RecordedRequest, readRecording } from './recording/recording.ts'
import { usesOf } from './uses.ts'

// A deployment with a rotated pepper, so that the former pepper is used too: a test calls it by its ARN.
const rotated = synthesized({ peppers: [1, 2] })
const policies = new DeployedPolicies(rotated, { [PEPPER_KEY_ARN]: 'KeysPepper1' })
let requests: readonly RecordedRequest[] = []

beforeAll(async () => {
  const recorded = await readRecording(inject('recordings'))
  requests = recorded.map(({ operation, ...request }) => ({
    operation,
    ...policies.deployed(request),
  }))
})

describe('the functions', () => {
  it('are allowed everything that they ask of AWS, by their role and by the key’s policy', () => {
    const refused = requests.filter(({ operation, ...one }) => !policies.allows(operation, one))
    expect(exampleOfEach(refused)).toEqual([])
  })

  it('are allowed nothing that they never ask of AWS', () => {
    const idle = policies.grants
      .filter(isForCode)
      .flatMap((grant) => usesOf(grant).filter((use) => !requests.some(use.isMadeBy)))
    expect(idle.map(({ name }) => name)).toEqual([])
  })
})

/**
 * Leaves out what no operation's code does: Lambda itself writes the logs (`logs`), polls the stream and
 * passes failures on with the function's role (`library`), and CDK adds its own function, which starts
 * rotate-signing-key at deployment.
 */
function isForCode({ holder, policy }: Grant): boolean {
  return policy !== 'logs' && policy !== 'library' && !holder.startsWith('AWSCDKTrigger')
}

/** One request of each kind is enough. */
function exampleOfEach(refused: readonly RecordedRequest[]): readonly RecordedRequest[] {
  const byKind = Map.groupBy(refused, ({ operation, action, resource }) =>
    [operation, action, resource].join(' '),
  )
  return [...byKind.values()].flatMap((alike) => alike.slice(0, 1))
}
