import { createPrivateKey, type KeyObject } from 'node:crypto'
import { DecryptCommand } from '@aws-sdk/client-kms'
import { secondsAfter } from '../../domain/duration.ts'
import { unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../domain/ports.ts'
import { signCompactJws } from '../../domain/tokens/compact-jws.ts'
import {
  currentKey,
  KEY_RING_MEMORY_SECONDS,
  type SigningKey,
} from '../../domain/tokens/signing-key.ts'
import { kms } from '../sdk/clients.ts'
import { guarded } from '../sdk/faults.ts'
import { encryptionContext, listSigningKeys } from './signing-keys.ts'

interface Settings {
  readonly tableName: string
  readonly wrappingKeyArn: string
  readonly issuer: string
}

/**
 * Signs tokens in this process. It unwraps each key once, and reads the list of keys again every few
 * minutes. So it finds a successor long before the successor starts to sign, and soon stops using a removed
 * key. It does not cache that there is no current key.
 */
export function signingRing(settings: Settings): Ports['signingRing'] {
  const privateKeys = new Map<string, KeyObject>()
  let ring: readonly SigningKey[] = []
  let readAgainAt = new Date(0)
  return {
    async sign(type, claims, now) {
      let current = currentKey(ring, settings.issuer, now)
      if (now >= readAgainAt || current === undefined) {
        ring = await listSigningKeys(settings.tableName)
        readAgainAt = secondsAfter(now, KEY_RING_MEMORY_SECONDS)
        current = currentKey(ring, settings.issuer, now)
      }
      if (current === undefined) throw unavailable(new Error('there is no signing key yet'))
      const { kid } = current
      const privateKey = privateKeys.get(kid) ?? (await unwrap(settings, current))
      privateKeys.set(kid, privateKey)
      return signCompactJws({ typ: type, kid }, claims, privateKey)
    },
  }
}

async function unwrap(settings: Settings, key: SigningKey): Promise<KeyObject> {
  const command = new DecryptCommand({
    KeyId: settings.wrappingKeyArn,
    CiphertextBlob: key.wrappedPrivateKey,
    EncryptionContext: encryptionContext(settings.issuer, key.kid),
  })
  const { Plaintext } = await guarded((options) => kms().send(command, options))
  if (Plaintext === undefined) throw unavailable(new Error('Decrypt answered without a plaintext'))
  return createPrivateKey({ key: Buffer.from(Plaintext), format: 'der', type: 'pkcs8' })
}
