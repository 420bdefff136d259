import assert from 'node:assert/strict'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { CanarySet } from './canary-set.ts'
import type { FaultInjector } from './injected-faults.ts'
import type { KnownKeypair } from './injection-points/injection-point.ts'
import { MANAGEMENT_INJECTION_POINTS } from './injection-points/management-injection-points.ts'
import { STORED_INJECTION_POINTS } from './injection-points/stored-injection-points.ts'
import { TOKEN_INJECTION_POINTS } from './injection-points/token-injection-points.ts'
import { KnownKeypairs } from './known-keypairs.ts'
import type { RandomStep } from './random-run.ts'
import type { WatchedProduct } from './watched-product.ts'

const ACCOUNT = { type: 'account', id: 'acme' } as const
const ENVIRONMENT = { type: 'environment', id: 'acme-prod' } as const
const OWNERS = [ACCOUNT, ENVIRONMENT] as const
const SCOPES = ['feedback-report:read']
const INJECTION_POINTS = Object.entries({
  ...MANAGEMENT_INJECTION_POINTS,
  ...TOKEN_INJECTION_POINTS,
  ...STORED_INJECTION_POINTS,
})
/** A token does not have the form of a key secret, so the product may store it: it is not sent there. */
const INJECTION_POINTS_OF_TOKENS = Object.entries({
  ...MANAGEMENT_INJECTION_POINTS,
  ...TOKEN_INJECTION_POINTS,
})
const PAUSES_SECONDS = [60, 3_600, 86_400]
const OVERLAPS_SECONDS = [0, 3_600]

/**
 * One account from registration to closing. Its secrets are made, used, sent to wrong places and taken back.
 */
export class AccountRun {
  readonly #product: WatchedProduct
  readonly #canarySet: CanarySet
  readonly #faults: FaultInjector
  readonly #clock: Clock
  readonly #keypairs = new KnownKeypairs()

  constructor(product: WatchedProduct, canarySet: CanarySet, faults: FaultInjector, clock: Clock) {
    this.#product = product
    this.#canarySet = canarySet
    this.#faults = faults
    this.#clock = clock
  }

  /** Makes the account, an environment, and a keypair of each, without faults. */
  async begin(): Promise<void> {
    this.#faults.plan(null)
    await this.#product.rotateSigningKey()
    await this.#product.platform('register-account', ACCOUNT, { body: { name: 'Acme' } })
    await this.#product.platform('grant-administrator', ACCOUNT, { params: { userId: 'ada' } })
    await this.#openEnvironment()
    for (const owner of OWNERS) await this.#create(owner)
    const reply = await this.#useSecret(this.#keypairs.at(0), 0)
    assert.equal(reply.status, 200, 'the secret of a new keypair works')
  }

  async doStep({ action, which, how, fault }: RandomStep): Promise<void> {
    this.#faults.plan(fault)
    const keypair = this.#keypairs.at(which)
    const { owner, keyId } = keypair
    const params = { keyId }
    switch (action) {
      case 'create-keypair':
        return await this.#create(OWNERS[which % 2] ?? ACCOUNT)
      case 'rotate-secret':
        return await this.#rotate(keypair, how)
      case 'issue-token':
        await this.#useSecret(keypair, how)
        return
      case 'use the wrong secret':
        await this.#useSecret(
          { ...keypair, keySecret: this.#canarySet.newKeySecret('the secret of a keypair') },
          how,
        )
        return
      case 'use a secret of another keypair':
        await this.#useSecret({ ...keypair, keySecret: this.#keypairs.at(how).keySecret }, how)
        return
      case 'send a secret to a wrong place': {
        const [name, send] =
          INJECTION_POINTS[how % INJECTION_POINTS.length] ?? assert.fail('no injection point')
        // Sometimes it is the secret of a keypair, otherwise a new one.
        const text = which % 4 === 0 ? keypair.keySecret : this.#canarySet.newKeySecret(name)
        await send(this.#product, text, keypair)
        return
      }
      case 'send a token to a wrong place': {
        const [name, send] =
          INJECTION_POINTS_OF_TOKENS[how % INJECTION_POINTS_OF_TOKENS.length] ??
          assert.fail('no injection point')
        const issued = which % 4 === 0 ? this.#canarySet.latestToken : undefined
        await send(this.#product, issued ?? this.#canarySet.newToken(name), keypair)
        return
      }
      case 'update-keypair': {
        const body = { comment: `number ${how}`, scopes: SCOPES }
        await this.#product.manage(action, owner, { params, body })
        return
      }
      case 'retire-secret': {
        const secretId = keypair.secretIds[how % 2] ?? 'unknown1'
        await this.#product.manage(action, owner, { params: { keyId, secretId } })
        return
      }
      case 'get-keypair':
      case 'enable-keypair':
      case 'disable-keypair':
      case 'remove-keypair':
        await this.#product.manage(action, owner, { params })
        return
      case 'list-keypairs':
      case 'list-audit-events':
        await this.#product.manage(action, owner)
        return
      case 'list-owners':
      case 'list-scopes':
        await this.#product.manage(action)
        return
      case 'get-jwks':
      case 'get-metadata':
        await this.#product.anyone(action, {})
        return
      case 'list-administrators':
        await this.#product.platform(action, owner)
        return
      case 'grant-administrator':
      case 'revoke-administrator':
        await this.#product.platform(action, owner, { params: { userId: 'tess' } })
        return
      case 'close-environment':
        await this.#product.platform(action, ENVIRONMENT)
        return
      case 'register-environment':
        return await this.#openEnvironment()
      case 'reconcile-orphans':
        return await this.#product.reconcile()
      case 'rotate-signing-key':
        return await this.#product.rotateSigningKey()
      case 'clock':
        this.#clock.forward(PAUSES_SECONDS[how % PAUSES_SECONDS.length] ?? 0)
        return
      default:
        action satisfies never
    }
  }

  /** Closes the account. The caller then delivers the stream's records. */
  async end(): Promise<void> {
    this.#faults.plan(null)
    await this.#product.platform('close-account', ACCOUNT)
  }

  async #openEnvironment(): Promise<void> {
    const body = { accountId: ACCOUNT.id, name: 'Production' }
    await this.#product.platform('register-environment', ENVIRONMENT, { body })
  }

  async #create(owner: KnownKeypair['owner']): Promise<void> {
    const body = { scopes: SCOPES, comment: 'nightly export' }
    this.#keypairs.learn(owner, await this.#product.manage('create-keypair', owner, { body }))
  }

  async #rotate({ owner, keyId }: KnownKeypair, how: number): Promise<void> {
    const body = { overlapSeconds: OVERLAPS_SECONDS[how % OVERLAPS_SECONDS.length] }
    const call = { params: { keyId }, body }
    this.#keypairs.learn(owner, await this.#product.manage('rotate-secret', owner, call))
  }

  async #useSecret({ keyId, keySecret }: KnownKeypair, how: number) {
    const isBasic = how % 2 === 0
    const posted = { client_id: keyId, client_secret: keySecret }
    const basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      ...(!isBasic && posted),
    })
    return await this.#product.anyone('issue-token', {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(isBasic && { authorization: `Basic ${basic}` }),
      },
      bytes: form.toString(),
    })
  }
}
