import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { PEPPER_KEY_ARN, WRAPPING_KEY_ARN } from '../../local/kms/local-keys.ts'
import { dynamodb } from '../../shared/aws/sdk/clients.ts'
import { secretHasher } from '../../shared/aws/secrets/secret-hasher.ts'
import { keypairKey, keypairToItem } from '../../shared/aws/table/items/keypair-item.ts'
import { locatorToItem } from '../../shared/aws/table/items/locator-item.ts'
import { ownerKey, ownerToItem } from '../../shared/aws/table/items/owner-item.ts'
import type { Item, Key } from '../../shared/aws/table/table.ts'
import { signingKeyStore } from '../../shared/aws/tokens/signing-key-store.ts'
import { newKeyId } from '../../shared/domain/keypairs/key-id.ts'
import type { Keypair } from '../../shared/domain/keypairs/keypair.ts'
import { newSecret } from '../../shared/domain/keypairs/new-secret.ts'
import { type Account, type Environment, newIncarnation } from '../../shared/domain/owners/owner.ts'

const TABLE_NAME = 'bench'
const ISSUER = 'https://keys.bench.example'

export interface Fixture {
  readonly tableName: string
  readonly keypair: Keypair
  readonly keySecret: string
  /** The three items that a token request of an environment's keypair reads. */
  readonly keys: readonly Key[]
  stop(): void
}

/** Starts the stand-in for AWS, points the SDK at it, and puts one environment's keypair into it. */
export async function prepare(): Promise<Fixture> {
  const child = fork(fileURLToPath(import.meta.resolve('./aws-stand-in.ts')))
  const [message] = await once(child, 'message')
  const endpoints = z.parse(z.object({ dynamodb: z.string(), kms: z.string() }), message)
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
    TABLE_NAME,
    WRAPPING_KEY_ARN,
    ISSUER,
    AUDIENCE: 'https://api.bench.example',
    TOKEN_LIFETIME_SECONDS: '900',
  })
  const now = new Date()
  const settings = { tableName: TABLE_NAME, wrappingKeyArn: WRAPPING_KEY_ARN, issuer: ISSUER }
  await signingKeyStore(settings).create(now, now)
  const { account, environment } = owners(now)
  const draft = draftOf(environment, now)
  const { secret, keySecret } = await newSecret(
    draft,
    secretHasher({ pepperKeyArn: PEPPER_KEY_ARN }),
    now,
  )
  const keypair: Keypair = { ...draft, secrets: [secret] }
  await put(ownerToItem(account))
  await put(ownerToItem(environment))
  await put(keypairToItem(keypair))
  await put(locatorToItem(keypair.keyId, { owner: environment, account }))
  return {
    tableName: TABLE_NAME,
    keypair,
    keySecret,
    keys: [keypairKey(environment, keypair.keyId), ownerKey(account), ownerKey(environment)],
    stop: () => child.disconnect(),
  }
}

async function put(item: Item): Promise<void> {
  await dynamodb().send(new PutCommand({ TableName: TABLE_NAME, Item: item }))
}

function owners(now: Date): { account: Account; environment: Environment } {
  const account: Account = {
    type: 'account',
    id: 'acme',
    name: 'Acme',
    incarnation: newIncarnation(),
    registeredAt: now,
  }
  const environment: Environment = {
    type: 'environment',
    id: 'acme-prod',
    name: 'Acme production',
    incarnation: newIncarnation(),
    registeredAt: now,
    accountId: account.id,
    accountIncarnation: account.incarnation,
    inheritAdministrators: true,
  }
  return { account, environment }
}

function draftOf(environment: Environment, now: Date): Keypair {
  return {
    keyId: newKeyId(),
    owner: { type: 'environment', id: environment.id },
    incarnation: environment.incarnation,
    version: 1,
    comment: 'bench',
    scopes: ['feedback-report:read'],
    enabled: true,
    createdAt: now,
    createdBy: 'bench',
    updatedAt: now,
    expiresAt: null,
    secrets: [],
  }
}
