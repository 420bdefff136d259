import { hintOf, newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import type { Keypair, Secret } from '../../../shared/domain/keypairs/keypair.ts'
import type { SecretMac, SecretMaterial } from '../../../shared/domain/keypairs/keypair-ports.ts'
import type { Ports } from '../../../shared/domain/ports.ts'
import type { Credentials } from '../../../shared/domain/tokens/authenticate-keypair.ts'
import type { CredentialState } from '../../../shared/domain/tokens/token-ports.ts'
import { aKeypair, anAccount, anEnvironment, aSecret } from './domain-values.ts'

type CredentialPorts = Pick<Ports, 'credentialReader' | 'secretVerifier'>

/** An environment's keypair, its key secret, and everything that the token endpoint reads of them. */
export interface Issued {
  readonly credentials: Credentials
  readonly secret: Secret
  readonly keypair: Keypair
  readonly state: CredentialState
}

export function issued(changes: Partial<Keypair> = {}): Issued {
  const keySecret = newKeySecret()
  const account = anAccount()
  const owner = anEnvironment(account)
  const secret = aSecret({ hint: hintOf(keySecret), mac: new TextEncoder().encode(keySecret) })
  const keypair = aKeypair({
    owner: { type: owner.type, id: owner.id },
    incarnation: owner.incarnation,
    secrets: [secret],
    ...changes,
  })
  const credentials = { keyId: keypair.keyId, keySecret }
  return { credentials, secret, keypair, state: { keypair, owner, account } }
}

/** Ports on one state, which record their calls. A secret verifies when its MAC is the secret itself. */
export class RecordingPorts implements CredentialPorts {
  readonly calls: string[] = []
  readonly verified: { material: SecretMaterial; mac: SecretMac }[] = []
  readonly #state: CredentialState | undefined

  /** @param state undefined when the key ID is unknown */
  constructor(state: CredentialState | undefined) {
    this.#state = state
  }

  readonly credentialReader: Ports['credentialReader'] = {
    locate: async () => {
      this.calls.push('locate')
      const owner = { type: 'environment', id: 'acme-prod' } as const
      return this.#state && { owner, accountId: 'acme' }
    },
    read: async () => {
      this.calls.push('read')
      return this.#state ?? { keypair: undefined, owner: undefined, account: undefined }
    },
  }

  readonly secretVerifier: Ports['secretVerifier'] = {
    verify: async (material, mac) => {
      this.calls.push('verify')
      this.verified.push({ material, mac })
      return new TextDecoder().decode(mac.mac) === material.keySecret
    },
  }
}
