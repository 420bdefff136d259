import assert from 'node:assert/strict'
import type { DynamoDBRecord } from 'aws-lambda'
import { ownerPartition } from '../../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { Command, HeldSecret } from '../../model/command.ts'
import { expectAnswer } from '../../model/expect-answer.ts'
import { perform } from '../../model/perform.ts'
import { step } from '../../model/step.ts'
import type { SavedTables, TestBed } from '../test-bed.ts'

export const ACME: OwnerRef = { type: 'account', id: 'acme' }
const GLOBEX: OwnerRef = { type: 'account', id: 'globex' }
/** Closed, not swept. */
export const OLD: OwnerRef = { type: 'account', id: 'old' }
/** Closed, not swept, and registered again. */
export const AGAIN: OwnerRef = { type: 'account', id: 'again' }
/** An environment of Acme, which inherits its administrators. */
export const PROD: OwnerRef = { type: 'environment', id: 'prod' }
/** An environment of Acme, which does not inherit. */
export const ALONE: OwnerRef = { type: 'environment', id: 'alone' }
/** An environment of Globex, with as many keypairs as allowed. */
export const FULL: OwnerRef = { type: 'environment', id: 'full' }
/** An environment of Acme. Closed, not swept. */
export const GONE: OwnerRef = { type: 'environment', id: 'gone' }
/** An environment of the closed account. Its own item still exists. */
export const BELOW: OwnerRef = { type: 'environment', id: 'below' }

/** A keypair, and its secrets that were shown, the oldest first. */
export interface FixtureKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly secrets: readonly HeldSecret[]
}

const SCOPES = ['feedback-report:read', 'feedback-queries:read']

/** The owners and keypairs that exist when a scenario starts, with their key secrets. */
export class Fixture {
  readonly #testBed: TestBed
  readonly #keypairs = new Map<string, FixtureKeypair>()
  readonly #closeRecords = new Map<string, DynamoDBRecord>()

  private constructor(testBed: TestBed) {
    this.#testBed = testBed
  }

  /** Makes the fixture that all scenarios start with, unless they prepare another, and saves it. */
  static async create(testBed: TestBed): Promise<Fixture> {
    testBed.aws.memory.clear()
    const fixture = new Fixture(testBed)
    await fixture.#make()
    testBed.save()
    return fixture
  }

  /** Makes a small fixture: an open account, and a closed account with an environment. */
  static async createSmall(testBed: TestBed): Promise<SavedTables> {
    testBed.aws.memory.clear()
    await new Fixture(testBed).#makeSmall()
    return testBed.save()
  }

  /** @param name as `#make` calls it */
  keypair(name: string): FixtureKeypair {
    const keypair = this.#keypairs.get(name)
    assert(keypair, `there is no keypair ${name}`)
    return keypair
  }

  /** The newest secret of a keypair. */
  secret(name: string): HeldSecret {
    const secret = this.keypair(name).secrets.at(-1)
    assert(secret)
    return secret
  }

  /** The stream's record of the closing of an owner. */
  closeRecord(owner: OwnerRef): DynamoDBRecord {
    const record = this.#closeRecords.get(ownerPartition(owner))
    assert(record, `${owner.id} was closed`)
    return record
  }

  async #makeSmall(): Promise<void> {
    await this.#register(ACME, OLD)
    await this.#environment(BELOW, OLD, true)
    await this.#grant(ACME, 'ada')
    await this.#grant(OLD, 'ada')
    await this.#create('of acme', ACME, 'ada')
    await this.#create('of old', OLD, 'ada')
    await this.#create('of below', BELOW, 'ada')
    await this.#close(OLD)
  }

  async #make(): Promise<void> {
    await this.#testBed.product.rotateSigningKey()
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
    this.#keypairs.set(name, { owner, keyId: secret.keyId, secrets: [secret] })
  }

  async #rotate(name: string, as: string): Promise<void> {
    const { owner, keyId, secrets } = this.keypair(name)
    const overlapSeconds = 30 * 86_400
    const secret = await this.#do({ do: 'rotate-secret', as, owner, keyId, overlapSeconds })
    assert(secret)
    this.#keypairs.set(name, { owner, keyId, secrets: [...secrets, secret] })
  }

  async #disable(name: string, as: string): Promise<void> {
    const { owner, keyId } = this.keypair(name)
    await this.#do({ do: 'disable-keypair', as, owner, keyId })
  }

  async #close(...owners: readonly OwnerRef[]): Promise<void> {
    for (const owner of owners) {
      const closeRecord = owner.type === 'account' ? 'close-account' : 'close-environment'
      await this.#do({ do: closeRecord, owner })
      const record = this.#testBed.aws.memory.streamRecords.at(-1)
      assert(record)
      this.#closeRecords.set(ownerPartition(owner), record)
    }
  }

  async #do(command: Command): Promise<HeldSecret | undefined> {
    const { world } = this.#testBed.state()
    const observed = await perform(this.#testBed.product, command, this.#testBed.now())
    expectAnswer(step(world, command, this.#testBed.now(), observed.created), observed)
    assert(observed.status < 300, `${command.do} succeeds`)
    return observed.created
  }
}
