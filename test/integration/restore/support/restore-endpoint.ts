import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import * as z from 'zod/mini'

const named = z.object({ TableName: z.optional(z.string()) })
const described = z.looseObject({ Table: z.looseObject({}) })

/**
 * Stands in front of DynamoDB Local and answers as AWS does where DynamoDB Local cannot: a restored table
 * says so, and point-in-time recovery can be enabled.
 */
export class RestoreEndpoint {
  readonly #server: Server
  readonly #target: string
  readonly #restoredTo = new Map<string, Date>()
  readonly #recoverable = new Set<string>()
  #onWrite: (() => void) | undefined
  #writesUntil = Number.POSITIVE_INFINITY

  private constructor(server: Server, target: string) {
    this.#server = server
    this.#target = target
  }

  static async start(target: string): Promise<RestoreEndpoint> {
    const server = createServer()
    const endpoint = new RestoreEndpoint(server, target)
    server.on('request', async (request, response) => {
      try {
        const { status, body } = await endpoint.#answer(
          String(request.headers['x-amz-target']).replace(/^.*\./, ''),
          await buffer(request),
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        )
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
        response.end(body)
      } catch {
        response.destroy()
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return endpoint
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  /** From now on the table says that it was restored to this point in time. */
  markRestored(tableName: string, to: Date): void {
    this.#restoredTo.set(tableName, to)
  }

  /** Whether point-in-time recovery was enabled. */
  isRecoverable(tableName: string): boolean {
    return this.#recoverable.has(tableName)
  }

  /** After so many writes, calls back instead of writing: neither this write nor any later one is done. */
  interruptAfter(writes: number, onWrite: () => void): void {
    this.#writesUntil = writes
    this.#onWrite = onWrite
  }

  goOn(): void {
    this.#writesUntil = Number.POSITIVE_INFINITY
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(call: string, body: Buffer, headers: readonly [string, string][]) {
    const tableName = z.parse(named, JSON.parse(body.toString())).TableName ?? ''
    if (call === 'UpdateContinuousBackups') this.#recoverable.add(tableName)
    if (call.endsWith('ContinuousBackups')) {
      return { status: 200, body: JSON.stringify(this.#backups(tableName)) }
    }
    if (call === 'TransactWriteItems') {
      this.#writesUntil -= 1
      if (this.#writesUntil < 0) {
        this.#onWrite?.()
        throw new Error('interrupted')
      }
    }
    const answer = await fetch(this.#target, {
      method: 'POST',
      headers: headers.filter(([name]) => name !== 'host'),
      body,
    })
    const text = await answer.text()
    const to = call === 'DescribeTable' ? this.#restoredTo.get(tableName) : undefined
    return { status: answer.status, body: to ? withRestoreSummary(text, to) : text }
  }

  #backups(tableName: string) {
    const status = this.isRecoverable(tableName) ? 'ENABLED' : 'DISABLED'
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
      },
    }
  }
}

function withRestoreSummary(text: string, to: Date): string {
  const { Table } = z.parse(described, JSON.parse(text))
  const RestoreSummary = { RestoreDateTime: to.getTime() / 1000, RestoreInProgress: false }
  return JSON.stringify({ Table: { ...Table, RestoreSummary } })
}
