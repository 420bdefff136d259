import assert from 'node:assert/strict'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { answerUnmatched } from '../../../shared/operations/answer-unmatched.ts'
import { type Call, functionEvent } from '../../in-memory/product/function-event.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { type Reply, replyOf } from '../../in-memory/product/reply.ts'
import type { Evidence } from './evidence.ts'
import type { Flock } from './flock.ts'

/** Which member of which answer is where a secret leaves, and by what status it is known. */
const ALLOWED: Readonly<Record<string, readonly [status: number, member: string]>> = {
  'create-keypair': [201, 'keySecret'],
  'rotate-secret': [201, 'keySecret'],
  'issue-token': [200, 'access_token'],
}

const TIMEOUT_MILLISECONDS = 15_000

/** The product, all of whose answers are kept, less the secret that one is there to show. */
export class WatchedProduct {
  readonly #product: Product
  readonly #evidence: Evidence
  readonly #flock: Flock

  constructor(product: Product, evidence: Evidence, flock: Flock) {
    this.#product = product
    this.#evidence = evidence
    this.#flock = flock
  }

  async manage(operationId: string, owner?: OwnerRef, call?: Call): Promise<Reply> {
    return this.see(operationId, await this.#product.manage(operationId, 'ada', owner, call))
  }

  async platform(operationId: string, owner: OwnerRef, call?: Call): Promise<Reply> {
    return this.see(operationId, await this.#product.platform(operationId, owner, call))
  }

  async anyone(operationId: string, call: Call): Promise<Reply> {
    return this.see(operationId, await this.#product.anyone(operationId, call))
  }

  /** Asks for a path that no route matches. */
  async unmatched(path: string, call: Call): Promise<Reply> {
    const { id } = answerUnmatched
    const handler = await warmFunctions.http(id)
    const event = functionEvent(answerUnmatched, path, call, undefined)
    return this.see(id, replyOf(await handler(event, lambdaContext(id, TIMEOUT_MILLISECONDS))))
  }

  async sweep(records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> {
    const answer = await this.#product.sweep(records)
    this.#evidence.add('the answer of sweep-closed-owner', answer)
    return answer
  }

  async reconcile(): Promise<void> {
    await this.run('reconcile-orphans', () => this.#product.reconcile())
  }

  async rotateSigningKey(): Promise<void> {
    await this.run('rotate-signing-key', () => this.#product.rotateSigningKey())
  }

  /** Runs what may fail: what it answers or throws is kept. */
  async run(operationId: string, work: () => Promise<unknown>): Promise<void> {
    try {
      this.#evidence.add(`the answer of ${operationId}`, await work())
    } catch (error) {
      this.#evidence.add(`what ${operationId} threw`, error)
    }
  }

  /** Keeps an answer as evidence. */
  see(operationId: string, reply: Reply): Reply {
    const { status, headers, text, json } = reply
    const where = `the answer ${status} to ${operationId}`
    this.#evidence.add(where, headers)
    const [itsStatus, member = ''] = ALLOWED[operationId] ?? []
    const shown = json[member]
    if (status !== itsStatus || typeof shown !== 'string') {
      this.#evidence.add(where, text)
      return reply
    }
    assert.equal(headers['cache-control'], 'no-store', `${operationId} tells nobody to keep it`)
    if (operationId === 'issue-token') this.#flock.issued(shown)
    else this.#flock.made(shown)
    this.#evidence.add(where, text.replace(`"${member}":"${shown}"`, ''))
    return reply
  }
}
