import assert from 'node:assert/strict'
import type { DynamoDBRecord } from 'aws-lambda'
import { ownerPartition } from '../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Command, HeldSecret } from '../model/command.ts'
import { expectAnswer } from '../model/expect-answer.ts'
import { perform } from '../model/perform.ts'
import { step } from '../model/step.ts'
import type { Kept, Stage } from './stage.ts'

export const ACME: OwnerRef = { type: 'account', id: 'acme' }
const GLOBEX: OwnerRef = { type: 'account', id: 'globex' }
/** Closed, and not swept. */
export const OLD: OwnerRef = { type: 'account', id: 'old' }
/** Closed, not swept, and registered again. */
export const AGAIN: OwnerRef = { type: 'account', id: 'again' }
/** Of Acme, whose administrators administer it too. */
export const PROD: OwnerRef = { type: 'environment', id: 'prod' }
/** Of Acme, with administrators of its own only. */
export const ALONE: OwnerRef = { type: 'environment', id: 'alone' }
/** Of Globex; it has as many keypairs as it may. */
export const FULL: OwnerRef = { type: 'environment', id: 'full' }
/** Of Acme; closed, and not swept. */
export const GONE: OwnerRef = { type: 'environment', id: 'gone' }
/** Of the old account: its own item still stands. */
export const BELOW: OwnerRef = { type: 'environment', id: 'below' }

/** A keypair, and the secrets of it that somebody was shown, the oldest first. */
export interface Held {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly secrets: readonly HeldSecret[]
}

const SCOPES = ['feedback-report:read', 'feedback-queries:read']

/** What there is when each way begins, and what people hold of it. */
export class Furniture {
  readonly #stage: Stage
  readonly #held = new Map<string, Held>()
  readonly #closings = new Map<string, DynamoDBRecord>()

  private constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Furnishes the world in which ways begin, unless they prepare another, and keeps it. */
  static async into(stage: Stage): Promise<Furniture> {
    stage.aws.memory.clear()
    const furniture = new Furniture(stage)
    await furniture.#build()
    stage.keep()
    return furniture
  }

  /** A world with little in it: an open account, and a closed one with an environment. */
  static async little(stage: Stage): Promise<Kept> {
    stage.aws.memory.clear()
    await new Furniture(stage).#buildLittle()
    return stage.keep()
  }

  /** @param name as `#build` calls it */
  keypair(name: string): Held {
    const held = this.#held.get(name)
    assert(held, `there is no keypair ${name}`)
    return held
  }

  /** The newest secret of a keypair. */
  secret(name: string): HeldSecret {
    const secret = this.keypair(name).secrets.at(-1)
    assert(secret)
    return secret
  }

  /** The stream's record of an owner's closing. */
  closing(owner: OwnerRef): DynamoDBRecord {
    const record = this.#closings.get(ownerPartition(owner))
    assert(record, `${owner.id} was closed`)
    return record
  }

  async #buildLittle(): Promise<void> {
    await this.#register(ACME, OLD)
    await this.#environment(BELOW, OLD, true)
    await this.#grant(ACME, 'ada')
    await this.#grant(OLD, 'ada')
    await this.#create('of acme', ACME, 'ada')
    await this.#create('of old', OLD, 'ada')
    await this.#create('of below', BELOW, 'ada')
    await this.#close(OLD)
  }

  async #build(): Promise<void> {
    await this.#stage.product.rotateSigningKey()
    await this.#register(ACME, GLOBEX, OLD, AGAIN)
    await this.#environment(PROD, ACME, true)
    await this.#environment(ALONE, ACME, false)
    await this.#environment(FULL, GLOBEX, true)
    await this.#environment(GONE, ACME, true)
    await this.#environment(BELOW, OLD, true)
    for (const account of [ACME, GLOBEX, OLD, AGAIN]) await this.#grant(account, 'ada')
    for (const owner of [ACME, PROD]) await this.#grant(owner, 'gil')
    for (const owner of [PROD, ALONE, GONE, BELOW, AGAIN]) await this.#grant(owner, 'tess')
    await this.#create('used', ACME, 'ada')
    await this.#create('rotated', ACME, 'ada')
    await this.#rotate('rotated', 'ada')
    await this.#create('of prod', PROD, 'tess')
    await this.#create('rotated of prod', PROD, 'ada')
    await this.#rotate('rotated of prod', 'ada')
    await this.#create('disabled', ALONE, 'tess')
    await this.#disable('disabled', 'tess')
    for (const name of ['one', 'two', 'three']) await this.#create(name, FULL, 'ada')
    await this.#create('of old', OLD, 'ada')
    await this.#create('of again', AGAIN, 'ada')
    await this.#create('of gone', GONE, 'tess')
    await this.#create('of below', BELOW, 'tess')
    for (const name of ['used', 'of prod', 'of old', 'of gone', 'of below']) {
      await this.#do({ do: 'issue-token', secret: this.secret(name) })
    }
    await this.#close(OLD, AGAIN, GONE)
    await this.#register(AGAIN)
  }

  async #register(...accounts: readonly OwnerRef[]): Promise<void> {
    for (const owner of accounts) {
      await this.#do({ do: 'register-account', owner, name: owner.id })
    }
  }

  async #environment(owner: OwnerRef, account: OwnerRef, inherits: boolean): Promise<void> {
    const under = { accountId: account.id, inheritAdministrators: inherits }
    await this.#do({ do: 'register-environment', owner, name: owner.id, ...under })
  }

  async #grant(owner: OwnerRef, user: string): Promise<void> {
    await this.#do({ do: 'grant-administrator', owner, user })
  }

  async #create(name: string, owner: OwnerRef, as: string): Promise<void> {
    const traits = { scopes: SCOPES, comment: name, expiresInSeconds: null }
    const secret = await this.#do({ do: 'create-keypair', as, owner, ...traits })
    assert(secret)
    this.#held.set(name, { owner, keyId: secret.keyId, secrets: [secret] })
  }

  async #rotate(name: string, as: string): Promise<void> {
    const { owner, keyId, secrets } = this.keypair(name)
    const overlapSeconds = 30 * 86_400
    const secret = await this.#do({ do: 'rotate-secret', as, owner, keyId, overlapSeconds })
    assert(secret)
    this.#held.set(name, { owner, keyId, secrets: [...secrets, secret] })
  }

  async #disable(name: string, as: string): Promise<void> {
    const { owner, keyId } = this.keypair(name)
    await this.#do({ do: 'disable-keypair', as, owner, keyId })
  }

  async #close(...owners: readonly OwnerRef[]): Promise<void> {
    for (const owner of owners) {
      const closing = owner.type === 'account' ? 'close-account' : 'close-environment'
      await this.#do({ do: closing, owner })
      const record = this.#stage.aws.memory.streamRecords.at(-1)
      assert(record)
      this.#closings.set(ownerPartition(owner), record)
    }
  }

  async #do(deed: Command): Promise<HeldSecret | undefined> {
    const { world } = this.#stage.told()
    const observed = await perform(this.#stage.product, deed, this.#stage.now())
    expectAnswer(step(world, deed, this.#stage.now(), observed.created), observed)
    assert(observed.status < 300, `${deed.do} must succeed in an empty world`)
    return observed.created
  }
}
