import assert from 'node:assert/strict'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { answerUnmatched } from '../../../shared/operations/answer-unmatched.ts'
import { type Call, functionEvent } from '../../in-memory/product/function-event.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { type Reply, replyOf } from '../../in-memory/product/reply.ts'
import type { CanarySet } from './canary-set.ts'
import type { Evidence } from './leak-search/evidence.ts'

/** The one member of an answer that may show a secret, and the status of that answer. */
const SHOWN: Readonly<Record<string, readonly [status: number, member: string]>> = {
  'create-keypair': [201, 'keySecret'],
  'rotate-secret': [201, 'keySecret'],
  'issue-token': [200, 'access_token'],
}

const TIMEOUT_MILLISECONDS = 15_000

/** The product. All its answers become evidence, without the secret that an answer is meant to show. */
export class WatchedProduct {
  readonly #product: Product
  readonly #evidence: Evidence
  readonly #canarySet: CanarySet

  constructor(product: Product, evidence: Evidence, canarySet: CanarySet) {
    this.#product = product
    this.#evidence = evidence
    this.#canarySet = canarySet
  }

  async manage(operationId: string, owner?: OwnerRef, call?: Call): Promise<Reply> {
    return this.record(operationId, await this.#product.manage(operationId, 'ada', owner, call))
  }

  async platform(operationId: string, owner: OwnerRef, call?: Call): Promise<Reply> {
    return this.record(operationId, await this.#product.platform(operationId, owner, call))
  }

  async anyone(operationId: string, call: Call): Promise<Reply> {
    return this.record(operationId, await this.#product.anyone(operationId, call))
  }

  /** Calls a path that no route matches. */
  async unmatched(path: string, call: Call): Promise<Reply> {
    const { id } = answerUnmatched
    const handler = await warmFunctions.http(id)
    const event = functionEvent(answerUnmatched, path, call, undefined)
    return this.record(id, replyOf(await handler(event, lambdaContext(id, TIMEOUT_MILLISECONDS))))
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

  /** Does something that may fail. What it returns or throws becomes evidence. */
  async run(operationId: string, work: () => Promise<unknown>): Promise<void> {
    try {
      this.#evidence.add(`the answer of ${operationId}`, await work())
    } catch (error) {
      this.#evidence.add(`what ${operationId} threw`, error)
    }
  }

  /** Adds an answer to the evidence. */
  record(operationId: string, reply: Reply): Reply {
    const { status, headers, text, json } = reply
    const where = `the answer ${status} to ${operationId}`
    this.#evidence.add(where, headers)
    const [shownStatus, member = ''] = SHOWN[operationId] ?? []
    const shown = json[member]
    if (status !== shownStatus || typeof shown !== 'string') {
      this.#evidence.add(where, text)
      return reply
    }
    assert.equal(
      headers['cache-control'],
      'no-store',
      `nobody may cache the answer of ${operationId}`,
    )
    if (operationId === 'issue-token') this.#canarySet.addToken(shown)
    else this.#canarySet.addKeySecret(shown)
    this.#evidence.add(where, text.replace(`"${member}":"${shown}"`, ''))
    return reply
  }
}
