import assert from 'node:assert/strict'
import { PARTITION } from '../../../../shared/aws/table/table-shape.ts'
import { TABLE_NAME } from '../../../in-memory/product/settings.ts'
import type { HeldSecret } from '../../model/command.ts'
import type { TestBed } from '../test-bed.ts'
import { CommandRun } from './command-run.ts'
import type { Expectation, ScenarioRun } from './scenario-run.ts'

export interface KeyChanges {
  readonly created: number
  readonly retired: number
}

/** The rotation of signing keys. However often it fails, in the end the right keys are there. */
export class KeyRotationRun implements ScenarioRun {
  readonly #testBed: TestBed
  readonly #secret: HeldSecret
  readonly #expected: readonly [created: number, retired: number]
  readonly #before: string
  readonly #kids: readonly string[]
  #failure: unknown
  #isDone: boolean | undefined

  constructor(testBed: TestBed, secret: HeldSecret, { created, retired }: KeyChanges) {
    this.#testBed = testBed
    this.#secret = secret
    this.#expected = [created, retired]
    this.#before = testBed.state().text
    this.#kids = kidsIn(testBed)
  }

  async call(): Promise<void> {
    this.#isDone = undefined
    try {
      await this.#testBed.product.rotateSigningKey()
      this.#isDone = true
    } catch (error) {
      this.#failure = error
      this.#isDone = false
    }
  }

  check(expected: Expectation): boolean {
    this.checkTables()
    assert(this.#isDone !== undefined, 'the rotation ended')
    if (this.#isDone)
      assert.deepEqual(this.#changes(), this.#expected, 'the rotation made the expected changes')
    else if (expected === 'the ordinary answer') throw this.#failure
    return this.#isDone
  }

  checkTables(): void {
    assert.equal(this.#testBed.state().text, this.#before, 'owners and keypairs are unchanged')
    const [created, retired] = this.#changes()
    const [createdMax, retiredMax] = this.#expected
    assert(
      created <= createdMax && retired <= retiredMax,
      'no more keys are created or retired than expected',
    )
  }

  /** Another rotation changes nothing, and tokens are signed with a published key. */
  async finish(): Promise<void> {
    await this.call()
    this.check('the ordinary answer')
    const { product, replies } = this.#testBed
    this.#testBed.tokenProcesses.startNew()
    const token = new CommandRun(this.#testBed, { do: 'issue-token', secret: this.#secret })
    await token.call()
    token.check('the ordinary answer')
    const [header = ''] = String(replies.at(-1)?.json.access_token).split('.')
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
    const { text } = await product.anyone('get-jwks')
    assert(text.includes(kid), 'the signing key is published')
  }

  #changes(): readonly [number, number] {
    const kids = kidsIn(this.#testBed)
    const created = kids.filter((kid) => !this.#kids.includes(kid))
    const retired = this.#kids.filter((kid) => !kids.includes(kid))
    return [created.length, retired.length]
  }
}

/** Ids of the signing keys in the table. */
export function kidsIn(testBed: TestBed): readonly string[] {
  const items = testBed.aws.memory.items(TABLE_NAME)
  return items.filter(({ pk }) => pk === PARTITION.signingKeys).map(({ sk }) => String(sk))
}
