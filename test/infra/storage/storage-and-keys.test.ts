import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { nameOf } from '../references.ts'
import { synthesized } from '../synthesized.ts'

const template = synthesized()

type Resource = Readonly<Record<string, Record<string, unknown>>>

function tableOf(path: string): Resource | undefined {
  const tables = Object.entries(template.findResources('AWS::DynamoDB::GlobalTable'))
  return tables.find(([logicalId]) => nameOf(logicalId) === path)?.[1]
}

describe('the tables', () => {
  it('are two, and have the declared shape', () => {
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 2)
    template.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAtEpochSeconds', Enabled: true },
    })
  })

  it('[TM-28] stream keys only, and nothing of the audit events', () => {
    expect(tableOf('StorageTable')?.Properties?.StreamSpecification).toEqual({
      StreamViewType: 'KEYS_ONLY',
    })
    expect(tableOf('StorageEvents')?.Properties?.StreamSpecification).toBeUndefined()
  })

  it('can be restored to any second, are encrypted by KMS, and cannot be deleted', () => {
    template.allResources('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    })
  })

  it('have no index, because none may serve the token path', () => {
    template.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: Match.absent(),
      LocalSecondaryIndexes: Match.absent(),
    })
  })
})

describe('the keys', () => {
  const keys = Object.values(template.findResources('AWS::KMS::Key'))

  it('outlive the stack, and are deleted after 30 days at the earliest', () => {
    expect(keys).toHaveLength(2)
    for (const key of keys) {
      expect(key).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: { PendingWindowInDays: 30 },
      })
    }
  })

  it('leave their use to IAM: the policies allow the account only', () => {
    for (const { Properties } of keys) {
      const allowing = Properties.KeyPolicy.Statement.filter(
        ({ Effect }: { Effect: string }) => Effect === 'Allow',
      )
      expect(JSON.stringify(allowing)).toContain(':root')
      expect(allowing).toHaveLength(1)
    }
  })

  it('are a pepper that makes MACs only', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeySpec: 'HMAC_256',
      KeyUsage: 'GENERATE_VERIFY_MAC',
    })
  })

  /** The attack: somebody with broad KMS rights in the account unwraps a signing key for another purpose. */
  it('[TM-27] are a wrapping key that rotates, and that its policy binds to its purpose', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: Match.arrayWith(['kms:Decrypt', 'kms:GenerateDataKeyPairWithoutPlaintext']),
            Condition: {
              StringNotEquals: { 'kms:EncryptionContext:purpose': 'token-signing' },
            },
          }),
        ]),
      },
    })
  })
})

describe('a stage that is deletable', () => {
  it('deletes its table and its keys as well', () => {
    const lost = synthesized({ removalProtection: false })
    lost.hasResource('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Delete' })
    lost.allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' })
  })
})
