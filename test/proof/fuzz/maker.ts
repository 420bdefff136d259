import assert from 'node:assert/strict'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Call } from '../../in-memory/product/function-event.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'

export const account = (id: string): OwnerRef => ({ type: 'account', id })
export const environment = (id: string): OwnerRef => ({ type: 'environment', id })

/** Makes things by the product's own operations. */
export class Maker {
  readonly #product: Product

  constructor(product: Product) {
    this.#product = product
  }

  async must(what: string, status: number, asked: Promise<Reply>): Promise<Reply['json']> {
    const reply = await asked
    assert.equal(reply.status, status, `${what}: ${reply.text}`)
    return reply.json
  }

  async open(owner: OwnerRef, ...administrators: readonly string[]): Promise<void> {
    const registered = this.#product.platform('register-account', owner, {
      body: { name: owner.id },
    })
    await this.must('register-account', 201, registered)
    await this.#grant(owner, administrators)
  }

  async environment(
    id: string,
    accountId: string,
    inheritAdministrators: boolean,
    ...administrators: readonly string[]
  ): Promise<void> {
    const body = { accountId, name: id, inheritAdministrators }
    const registered = this.#product.platform('register-environment', environment(id), { body })
    await this.must('register-environment', 201, registered)
    await this.#grant(environment(id), administrators)
  }

  async #grant(owner: OwnerRef, users: readonly string[]): Promise<void> {
    for (const userId of users) {
      const granted = this.#product.platform('grant-administrator', owner, { params: { userId } })
      await this.must('grant-administrator', 204, granted)
    }
  }

  async keypair(user: string, of: OwnerRef, scopes: readonly string[], more: object = {}) {
    const body = { scopes, comment: `of ${of.id}`, ...more }
    const made = await this.#manage('create-keypair', 201, user, of, { body })
    return { of, keyId: String(made.keyId), version: 1, scopes, secrets: [secretIn(made)] }
  }

  async rotated(user: string, of: OwnerRef, scopes: readonly string[]) {
    const { secrets, ...keypair } = await this.keypair(user, of, scopes)
    const params = { keyId: keypair.keyId }
    const body = { overlapSeconds: 86_400 }
    const made = await this.#manage('rotate-secret', 201, user, of, { params, body })
    return { ...keypair, version: 2, secrets: [...secrets, secretIn(made)] }
  }

  /** Disabled, expired, removed, retired, without scopes, and of a closed account and its environment. */
  async dead(of: OwnerRef, user: string): Promise<readonly Credentials[]> {
    const scopes = ['feedback-report:read']
    const disabled = await this.keypair(user, of, scopes)
    const removed = await this.keypair(user, of, scopes)
    const retired = await this.rotated(user, of, scopes)
    const expiresAt = new Date(Date.now() + 30_000).toISOString()
    const others = [
      await this.keypair(user, of, scopes, { expiresAt }),
      await this.keypair(user, of, []),
      await this.keypair('ada', account('initech'), scopes),
      await this.keypair('ada', environment('initech-prod'), scopes),
    ]
    const on = ({ keyId }: { readonly keyId: string }) => ({ params: { keyId } })
    const [old, kept] = retired.secrets
    await this.#manage('disable-keypair', 200, user, of, on(disabled))
    await this.#manage('remove-keypair', 204, user, of, on(removed))
    await this.#manage('retire-secret', 204, user, of, {
      params: { keyId: retired.keyId, secretId: String(old?.secretId) },
    })
    assert(kept)
    return [disabled, removed, ...others, retired].map(({ keyId, secrets: [secret] }) => {
      assert(secret)
      return { keyId, keySecret: secret.keySecret }
    })
  }

  #manage(id: string, status: number, user: string, owner: OwnerRef, call: Call) {
    return this.must(id, status, this.#product.manage(id, user, owner, call))
  }
}

function secretIn({ secrets, keySecret }: Reply['json']) {
  const newest: unknown = Array.isArray(secrets) ? secrets.at(-1) : undefined
  assert(typeof newest === 'object' && newest !== null && 'secretId' in newest)
  return { secretId: String(newest.secretId), keySecret: String(keySecret) }
}
