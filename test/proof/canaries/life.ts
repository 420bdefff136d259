import assert from 'node:assert/strict'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { Dials } from './dials.ts'
import type { Faults } from './faults.ts'
import type { Flock } from './flock.ts'
import { Hands } from './hands.ts'
import { LASTING_PLACES } from './lasting-places.ts'
import { MANAGEMENT_PLACES } from './management-places.ts'
import type { HeldKeypair } from './place.ts'
import { TOKEN_PLACES } from './token-places.ts'
import type { WatchedProduct } from './watched-product.ts'

const ACCOUNT = { type: 'account', id: 'acme' } as const
const ENVIRONMENT = { type: 'environment', id: 'acme-prod' } as const
const OWNERS = [ACCOUNT, ENVIRONMENT] as const
const SCOPES = ['feedback-report:read']
const PLACES = Object.entries({ ...MANAGEMENT_PLACES, ...TOKEN_PLACES, ...LASTING_PLACES })
/** A token is no key secret: what it looks like is anybody's. So it is not sent where texts are kept. */
const PLACES_OF_TOKENS = Object.entries({ ...MANAGEMENT_PLACES, ...TOKEN_PLACES })
const PAUSES_SECONDS = [60, 3_600, 86_400]
const OVERLAPS_SECONDS = [0, 3_600]

/** An account's life, in which secrets are made, used, sent astray and taken back. */
export class Life {
  readonly #product: WatchedProduct
  readonly #flock: Flock
  readonly #faults: Faults
  readonly #clock: Clock
  readonly #hands = new Hands()

  constructor(product: WatchedProduct, flock: Flock, faults: Faults, clock: Clock) {
    this.#product = product
    this.#flock = flock
    this.#faults = faults
    this.#clock = clock
  }

  /** Makes the account, an environment, and a keypair of each. Nothing of that may fail. */
  async begin(): Promise<void> {
    this.#faults.plan(null)
    await this.#product.rotateSigningKey()
    await this.#product.platform('register-account', ACCOUNT, { body: { name: 'Acme' } })
    await this.#product.platform('grant-administrator', ACCOUNT, { params: { userId: 'ada' } })
    await this.#openEnvironment()
    for (const owner of OWNERS) await this.#create(owner)
    const reply = await this.#useSecret(this.#hands.at(0), 0)
    assert.equal(reply.status, 200, 'the secret of a new keypair works')
  }

  async happen({ deed, which, how, fault }: Dials): Promise<void> {
    this.#faults.plan(fault)
    const keypair = this.#hands.at(which)
    const { owner, keyId } = keypair
    const params = { keyId }
    switch (deed) {
      case 'create-keypair':
        return await this.#create(OWNERS[which % 2] ?? ACCOUNT)
      case 'rotate-secret':
        return await this.#rotate(keypair, how)
      case 'issue-token':
        await this.#useSecret(keypair, how)
        return
      case 'use the wrong secret':
        await this.#useSecret(
          { ...keypair, keySecret: this.#flock.secretFor('the secret of a keypair') },
          how,
        )
        return
      case 'use a secret of another keypair':
        await this.#useSecret({ ...keypair, keySecret: this.#hands.at(how).keySecret }, how)
        return
      case 'send a secret astray': {
        const [name, send] = PLACES[how % PLACES.length] ?? assert.fail('there is no place')
        // Now and then it is the secret of a keypair, and otherwise one that is known to nobody.
        const text = which % 4 === 0 ? keypair.keySecret : this.#flock.secretFor(name)
        await send(this.#product, text, keypair)
        return
      }
      case 'send a token astray': {
        const [name, send] =
          PLACES_OF_TOKENS[how % PLACES_OF_TOKENS.length] ?? assert.fail('there is no place')
        const issued = which % 4 === 0 ? this.#flock.latestToken : undefined
        await send(this.#product, issued ?? this.#flock.tokenFor(name), keypair)
        return
      }
      case 'update-keypair': {
        const body = { comment: `number ${how}`, scopes: SCOPES }
        await this.#product.manage(deed, owner, { params, body })
        return
      }
      case 'retire-secret': {
        const secretId = keypair.secretIds[how % 2] ?? 'unknown1'
        await this.#product.manage(deed, owner, { params: { keyId, secretId } })
        return
      }
      case 'get-keypair':
      case 'enable-keypair':
      case 'disable-keypair':
      case 'remove-keypair':
        await this.#product.manage(deed, owner, { params })
        return
      case 'list-keypairs':
      case 'list-audit-events':
        await this.#product.manage(deed, owner)
        return
      case 'list-owners':
      case 'list-scopes':
        await this.#product.manage(deed)
        return
      case 'get-jwks':
      case 'get-metadata':
        await this.#product.anyone(deed, {})
        return
      case 'list-administrators':
        await this.#product.platform(deed, owner)
        return
      case 'grant-administrator':
      case 'revoke-administrator':
        await this.#product.platform(deed, owner, { params: { userId: 'tess' } })
        return
      case 'close-environment':
        await this.#product.platform(deed, ENVIRONMENT)
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
        deed satisfies never
    }
  }

  /** Closes the account. What is to be swept then is the stream's matter. */
  async end(): Promise<void> {
    this.#faults.plan(null)
    await this.#product.platform('close-account', ACCOUNT)
  }

  async #openEnvironment(): Promise<void> {
    const body = { accountId: ACCOUNT.id, name: 'Production' }
    await this.#product.platform('register-environment', ENVIRONMENT, { body })
  }

  async #create(owner: HeldKeypair['owner']): Promise<void> {
    const body = { scopes: SCOPES, comment: 'nightly export' }
    this.#hands.take(owner, await this.#product.manage('create-keypair', owner, { body }))
  }

  async #rotate({ owner, keyId }: HeldKeypair, how: number): Promise<void> {
    const body = { overlapSeconds: OVERLAPS_SECONDS[how % OVERLAPS_SECONDS.length] }
    const call = { params: { keyId }, body }
    this.#hands.take(owner, await this.#product.manage('rotate-secret', owner, call))
  }

  async #useSecret({ keyId, keySecret }: HeldKeypair, how: number) {
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
