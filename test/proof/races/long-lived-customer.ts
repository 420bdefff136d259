import type { OwnerRef, OwnerType } from '../../../shared/domain/owners/owner.ts'
import type { Answer } from './http-client.ts'
import { type Keypair, keypairIn, type ManagementClient } from './management-client.ts'

/**
 * A customer of all rounds: an account, its environment, and a keypair of each. Most changes apply to them
 * again and again, so that what a function remembers of a keypair gets old.
 */
export class LongLivedCustomer {
  readonly management: ManagementClient
  readonly owners: Readonly<Record<OwnerType, OwnerRef>>
  readonly #keypairs: Record<OwnerType, Keypair>

  private constructor(
    management: ManagementClient,
    owners: Record<OwnerType, OwnerRef>,
    keypairs: Record<OwnerType, Keypair>,
  ) {
    this.management = management
    this.owners = owners
    this.#keypairs = keypairs
  }

  static async of(management: ManagementClient): Promise<LongLivedCustomer> {
    const account = await management.account()
    const environment = await management.environment(account)
    const keypairs = {
      account: await management.keypair(account),
      environment: await management.keypair(environment),
    }
    return new LongLivedCustomer(management, { account, environment }, keypairs)
  }

  keypair(type: OwnerType): Keypair {
    return this.#keypairs[type]
  }

  /** Keeps the key secret in the answer to a rotation. */
  rotated(type: OwnerType, answer: Answer): void {
    this.#keypairs[type] = keypairIn(answer, this.owners[type])
  }
}
