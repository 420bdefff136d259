import { describe, expect, it } from 'vitest'
import { capabilitiesOf } from '../../../shared/operations/contract/operation.ts'
import { operations } from '../../../shared/operations/index.ts'
import { readable } from '../references.ts'
import { synthesized } from '../synthesized.ts'
import { type Grant, grantsIn, holdersOf } from './grants.ts'
import { permissionMatrix } from './permission-matrix.ts'

const template = synthesized()
const grants = grantsIn(template)

/** Actions that change nothing. */
const READS = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'].map(
  (name) => `dynamodb:${name}`,
)

function holders(action: string): readonly string[] {
  return [...new Set(grants.filter((grant) => grant.action === action).map((one) => one.holder))]
}

function conditionsOf(action: string): readonly (readonly string[])[] {
  return grants.filter((grant) => grant.action === action).map((grant) => grant.conditions)
}

function isOnTable({ resource }: Grant): boolean {
  return resource === 'StorageTable'
}

describe('[TM-42] permissions', () => {
  it('are those of the committed matrix', async () => {
    await expect(permissionMatrix(grants)).toMatchFileSnapshot('./permission-matrix.txt')
  })

  it('come from the capabilities that the operation declares, except for logs and the library', () => {
    for (const operation of operations) {
      const policies = grants
        .filter(({ holder }) => holder === operation.id)
        .map(({ policy }) => policy)
      const allowed = [...capabilitiesOf(operation), 'logs', 'library']
      expect(allowed).toEqual(expect.arrayContaining(policies))
    }
  })

  it('only allow: what is not listed is denied', () => {
    expect(new Set(grants.map(({ effect }) => effect))).toEqual(new Set(['Allow']))
  })

  it('name every action in full', () => {
    expect(grants.filter(({ action }) => action.includes('*'))).toEqual([])
  })

  it('name every resource', () => {
    expect(grants.filter(({ resource }) => resource === '*')).toEqual([])
  })

  /** A version is made after the policy. For a log group, the attribute `Arn` is that of its streams. */
  it('leave no part of a resource open except the version that runs at deployment', () => {
    const open = grants.filter(({ resource }) => resource.includes('*'))
    expect(open.map(({ action, resource }) => [action, resource])).toEqual([
      ['lambda:InvokeFunction', 'FunctionsreconcileorphansFunction:*'],
      ['lambda:InvokeFunction', 'FunctionsrotatesigningkeyFunction:*'],
    ])
  })

  it('name the partitions of every action on the table except a scan', () => {
    const unbounded = grants
      .filter(isOnTable)
      .filter(({ conditions }) => conditions.length === 0)
      .map(({ action }) => action)
    expect(unbounded).toEqual(['dynamodb:Scan'])
  })

  it('let only reconcile-orphans scan the table', () => {
    expect(holders('dynamodb:Scan')).toEqual(['reconcile-orphans'])
  })

  /** The attack: a stolen function covers its tracks. */
  it('let nobody change, delete or scan what the audit trail holds', () => {
    const actions = grants
      .filter(({ resource }) => resource === 'StorageEvents')
      .map(({ action }) => action)
    expect(new Set(actions)).toEqual(new Set(['dynamodb:PutItem', 'dynamodb:Query']))
  })

  it('let only list-audit-events read the audit trail', () => {
    const readers = grants.filter(
      ({ resource, action }) => resource === 'StorageEvents' && action === 'dynamodb:Query',
    )
    expect(readers.map(({ holder }) => holder)).toEqual(['list-audit-events'])
  })

  it('let every function write only to its own log group', () => {
    const functions = template.findResources('AWS::Lambda::Function')
    for (const { Properties } of Object.values(functions)) {
      if (Properties.LoggingConfig === undefined) continue
      const holder = String(Properties.Handler).replace('.handler', '')
      const resources = grants
        .filter((grant) => grant.holder === holder && grant.action.startsWith('logs:'))
        .map(({ resource }) => resource)
      const own = readable(Properties.LoggingConfig.LogGroup)
      expect(new Set(resources)).toEqual(new Set([own]))
    }
  })
})

describe('[TM-42] roles', () => {
  it('belong to one function each', () => {
    expect([...holdersOf(template).values()].toSorted()).toEqual(
      operations.map(({ id }) => id).toSorted(),
    )
  })

  it('have no managed policy, except that of the function that CDK runs at deployment', () => {
    const managed = Object.entries(template.findResources('AWS::IAM::Role')).filter(
      ([, { Properties }]) => Properties.ManagedPolicyArns !== undefined,
    )
    expect(managed.map(([id]) => id)).toEqual([
      expect.stringMatching(/^AWSCDKTriggerCustomResourceProvider/),
    ])
  })
})

describe('[TM-26] a stolen token function', () => {
  it('cannot make a MAC: kms:GenerateMac belongs to create-keypair and rotate-secret only', () => {
    expect(holders('kms:GenerateMac')).toEqual(['create-keypair', 'rotate-secret'])
  })

  it('is the only one that can check a MAC: kms:VerifyMac belongs to issue-token', () => {
    expect(holders('kms:VerifyMac')).toEqual(['issue-token'])
  })

  it('can write usage items and nothing else in the table', () => {
    const writes = grants
      .filter((grant) => grant.holder === 'issue-token' && isOnTable(grant))
      .filter(({ action }) => !READS.includes(action))
    expect(writes.map(({ action, conditions }) => ({ action, conditions }))).toEqual([
      {
        action: 'dynamodb:UpdateItem',
        conditions: ['ForAllValues:StringLike dynamodb:LeadingKeys: USAGE#*'],
      },
    ])
  })

  it('uses the pepper with only one algorithm', () => {
    const conditions = [...conditionsOf('kms:GenerateMac'), ...conditionsOf('kms:VerifyMac')]
    expect(conditions).toHaveLength(3)
    for (const one of conditions)
      expect(one).toEqual(['StringEquals kms:MacAlgorithm: HMAC_SHA_256'])
  })
})

describe('[TM-27] signing keys', () => {
  const context = [
    'StringEquals kms:EncryptionContext:purpose: token-signing',
    'StringEquals kms:EncryptionContext:issuer: ApiHttpApi.ApiEndpoint',
  ]

  it('are unwrapped by issue-token only, for this issuer and purpose', () => {
    expect(holders('kms:Decrypt')).toEqual(['issue-token'])
    expect(conditionsOf('kms:Decrypt')).toEqual([context])
  })

  it('are made by rotate-signing-key only, for this issuer and purpose, and unseen', () => {
    expect(holders('kms:GenerateDataKeyPairWithoutPlaintext')).toEqual(['rotate-signing-key'])
    expect(conditionsOf('kms:GenerateDataKeyPairWithoutPlaintext')).toEqual([context])
  })

  it('are the only use of the wrapping key, as MACs are of the pepper', () => {
    const uses = grants.filter(({ action }) => action.startsWith('kms:'))
    const byKey = Object.groupBy(uses, ({ resource }) => resource)
    const actionsOf = (key: string) => new Set(byKey[key]?.map(({ action }) => action))
    expect(Object.keys(byKey).toSorted()).toEqual(['KeysPepper1', 'KeysWrapping'])
    expect(actionsOf('KeysPepper1')).toEqual(new Set(['kms:GenerateMac', 'kms:VerifyMac']))
    expect(actionsOf('KeysWrapping')).toEqual(
      new Set(['kms:Decrypt', 'kms:GenerateDataKeyPairWithoutPlaintext']),
    )
  })
})
