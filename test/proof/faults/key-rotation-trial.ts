import assert from 'node:assert/strict'
import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'
import type { HeldSecret } from '../model/command.ts'
import { DeedTrial } from './deed-trial.ts'
import type { Stage } from './stage.ts'
import type { Demand, Trial } from './trial.ts'

export interface KeyChanges {
  readonly created: number
  readonly retired: number
}

/** The rotation of signing keys: however often it fails, there are at last the keys that there should be. */
export class KeyRotationTrial implements Trial {
  readonly #stage: Stage
  readonly #secret: HeldSecret
  readonly #expected: readonly [created: number, retired: number]
  readonly #before: string
  readonly #kids: readonly string[]
  #failure: unknown
  #isDone: boolean | undefined

  constructor(stage: Stage, secret: HeldSecret, { created, retired }: KeyChanges) {
    this.#stage = stage
    this.#secret = secret
    this.#expected = [created, retired]
    this.#before = stage.told().text
    this.#kids = kidsIn(stage)
  }

  async ask(): Promise<void> {
    this.#isDone = undefined
    try {
      await this.#stage.product.rotateSigningKey()
      this.#isDone = true
    } catch (error) {
      this.#failure = error
      this.#isDone = false
    }
  }

  judge(demand: Demand): boolean {
    this.judgeAbandoned()
    assert(this.#isDone !== undefined, 'it was run, and came to its end')
    if (this.#isDone)
      assert.deepEqual(this.#changes(), this.#expected, 'it did what was to be done')
    else if (demand === 'the ordinary answer') throw this.#failure
    return this.#isDone
  }

  judgeAbandoned(): void {
    assert.equal(this.#stage.told().text, this.#before, 'owners and keypairs are not its matter')
    const [created, retired] = this.#changes()
    const [createdMax, retiredMax] = this.#expected
    assert(created <= createdMax && retired <= retiredMax, 'no more keys come or go than are to')
  }

  /** Then there is nothing to do, and tokens are signed with a key that is published. */
  async finish(): Promise<void> {
    await this.ask()
    this.judge('the ordinary answer')
    const { product, replies } = this.#stage
    this.#stage.tokenProcesses.startAnew()
    const token = new DeedTrial(this.#stage, { do: 'issue-token', secret: this.#secret })
    await token.ask()
    token.judge('the ordinary answer')
    const [header = ''] = String(replies.at(-1)?.json.access_token).split('.')
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
    const { text } = await product.anyone('get-jwks')
    assert(text.includes(kid), 'what signs is published')
  }

  #changes(): readonly [number, number] {
    const kids = kidsIn(this.#stage)
    const created = kids.filter((kid) => !this.#kids.includes(kid))
    const retired = this.#kids.filter((kid) => !kids.includes(kid))
    return [created.length, retired.length]
  }
}

/** The keys in the table. */
export function kidsIn(stage: Stage): readonly string[] {
  const items = stage.aws.memory.items(TABLE_NAME)
  return items.filter(({ pk }) => pk === PARTITION.signingKeys).map(({ sk }) => String(sk))
}
