// Ordinary domain values for unit tests; a test overrides what matters to it.
import { newKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import type { Keypair, Secret } from '../../../shared/domain/keypairs/keypair.ts'
import { newSecretId } from '../../../shared/domain/keypairs/secret-id.ts'
import {
  type Account,
  type Environment,
  newIncarnation,
} from '../../../shared/domain/owners/owner.ts'

export const NOW = new Date('2026-11-22T12:00:00.000Z')

/** The instant so many seconds after `NOW`; before it when negative. */
export function at(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000)
}

export function anAccount(changes: Partial<Account> = {}): Account {
  return {
    type: 'account',
    id: 'acme',
    name: 'Acme',
    incarnation: newIncarnation(),
    registeredAt: at(-1000),
    ...changes,
  }
}

export function anEnvironment(account: Account, changes: Partial<Environment> = {}): Environment {
  return {
    type: 'environment',
    id: 'acme-prod',
    name: 'Acme production',
    incarnation: newIncarnation(),
    registeredAt: at(-900),
    accountId: account.id,
    accountIncarnation: account.incarnation,
    inheritAdministrators: true,
    ...changes,
  }
}

let secretsMade = 0

/** It has a unique hint, which distinguishes it from the other secrets of a keypair. */
export function aSecret(changes: Partial<Secret> = {}): Secret {
  secretsMade += 1
  return {
    secretId: newSecretId(),
    hint: String(secretsMade).padStart(4, '0'),
    mac: new Uint8Array([1, 2, 3]),
    pepperKeyArn: 'arn:aws:kms:eu-west-1:000000000000:key/pepper',
    createdAt: at(-800),
    expiresAt: null,
    ...changes,
  }
}

export function aKeypair(changes: Partial<Keypair> = {}): Keypair {
  return {
    keyId: newKeyId(),
    owner: { type: 'account', id: 'acme' },
    incarnation: newIncarnation(),
    version: 1,
    comment: 'nightly export',
    scopes: ['feedback-report:read'],
    enabled: true,
    createdAt: at(-800),
    createdBy: 'ada',
    updatedAt: at(-800),
    expiresAt: null,
    secrets: [aSecret()],
    ...changes,
  }
}
