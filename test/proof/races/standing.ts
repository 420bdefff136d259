import type { OwnerRef, OwnerType } from '../../../shared/domain/owners/owner.ts'
import type { Answer } from './http-client.ts'
import { type Keypair, keypairIn, type Product } from './product.ts'

/**
 * A customer who stays: an account, its environment, and a keypair of each, which most changes can be
 * made to again and again. What a function remembers of a keypair gets old that way.
 */
export class Standing {
  readonly product: Product
  readonly owners: Readonly<Record<OwnerType, OwnerRef>>
  readonly #keypairs: Record<OwnerType, Keypair>

  private constructor(
    product: Product,
    owners: Record<OwnerType, OwnerRef>,
    keypairs: Record<OwnerType, Keypair>,
  ) {
    this.product = product
    this.owners = owners
    this.#keypairs = keypairs
  }

  static async of(product: Product): Promise<Standing> {
    const account = await product.account()
    const environment = await product.environment(account)
    const keypairs = {
      account: await product.keypair(account),
      environment: await product.keypair(environment),
    }
    return new Standing(product, { account, environment }, keypairs)
  }

  keypair(type: OwnerType): Keypair {
    return this.#keypairs[type]
  }

  /** Notes the secret in the answer to a rotation. */
  rotated(type: OwnerType, answer: Answer): void {
    this.#keypairs[type] = keypairIn(answer, this.owners[type])
  }
}
