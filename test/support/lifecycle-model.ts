import { expect } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owner.ts'
import { type CreatedKeypair, freshId, pathOf, REPORT_SCOPE, type TestStack } from './test-stack.ts'

interface OpenEnvironment {
  readonly account: number
  readonly accountIncarnation: number
  readonly incarnation: number
}

/**
 * Two accounts and one environment that moves between them, as they should be, beside the product as
 * it is. Every step is taken on both, and every keypair ever made is then asked for a token.
 */
export class LifecycleModel {
  readonly #product: TestStack
  readonly #accounts: readonly OwnerRef[] = [0, 1].map(() => ({
    type: 'account',
    id: freshId('account'),
  }))
  readonly #environment: OwnerRef = { type: 'environment', id: freshId('environment') }
  readonly #openAccounts = new Map<number, number>()
  readonly #keypairs: { readonly keypair: CreatedKeypair; readonly incarnation: number }[] = []
  #registered: OpenEnvironment | undefined
  #incarnations = 0

  constructor(product: TestStack) {
    this.#product = product
  }

  async registerAccount(place: number): Promise<void> {
    const isOpen = this.#openAccounts.has(place)
    await this.#expect('PUT', this.#account(place), { name: 'account' }, isOpen ? '200' : '201')
    if (!isOpen) this.#openAccounts.set(place, this.#newIncarnation())
    await this.#check()
  }

  async closeAccount(place: number): Promise<void> {
    const isOpen = this.#openAccounts.delete(place)
    await this.#expect('DELETE', this.#account(place), undefined, isOpen ? '204' : '404 not-found')
    await this.#check()
  }

  async registerEnvironment(place: number): Promise<void> {
    const standing = this.#openEnvironment()
    const accountIncarnation = this.#openAccounts.get(place)
    const body = { name: 'environment', accountId: this.#account(place).id }
    let expected = '201'
    if (standing) {
      expected = standing.account === place ? '200' : '409 environment-of-another-account'
    } else if (accountIncarnation === undefined) {
      expected = '409 account-not-open'
    } else {
      const incarnation = this.#newIncarnation()
      this.#registered = { account: place, accountIncarnation, incarnation }
    }
    await this.#expect('PUT', this.#environment, body, expected)
    if (expected === '201') await this.#product.grant(this.#environment, 'tess')
    await this.#check()
  }

  async closeEnvironment(): Promise<void> {
    const expected = this.#openEnvironment() ? '204' : '404 not-found'
    this.#registered = undefined
    await this.#expect('DELETE', this.#environment, undefined, expected)
    await this.#check()
  }

  async createKeypair(): Promise<void> {
    const open = this.#openEnvironment()
    const path = `${pathOf(this.#environment)}/keypairs`
    const body = { scopes: [REPORT_SCOPE] }
    const { status, json } = await this.#product.api('POST', path, { as: 'tess', body })
    expect(status).toBe(open ? 201 : 404)
    if (open) {
      const { keyId, keySecret } = json
      const keypair = { keyId: String(keyId), keySecret: String(keySecret), path }
      this.#keypairs.push({ keypair, incarnation: open.incarnation })
    }
    await this.#check()
  }

  #account(place: number): OwnerRef {
    return this.#accounts[place] ?? { type: 'account', id: freshId('unknown') }
  }

  #newIncarnation(): number {
    this.#incarnations += 1
    return this.#incarnations
  }

  #openEnvironment(): OpenEnvironment | undefined {
    const registered = this.#registered
    if (registered === undefined) return undefined
    const isUnderOpen = this.#openAccounts.get(registered.account) === registered.accountIncarnation
    return isUnderOpen ? registered : undefined
  }

  async #expect(method: string, owner: OwnerRef, body: object | undefined, expected: string) {
    const { status, json } = await this.#product.platform(method, pathOf(owner), body)
    expect(json.code === undefined ? `${status}` : `${status} ${json.code}`).toBe(expected)
  }

  async #check(): Promise<void> {
    const open = this.#openEnvironment()?.incarnation
    for (const { keypair, incarnation } of this.#keypairs) {
      const { status } = await this.#product.token(keypair)
      expect(status).toBe(incarnation === open ? 200 : 401)
    }
  }
}
