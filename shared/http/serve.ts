import middy from '@middy/core'
import * as z from 'zod/mini'
import { REQUEST_DEADLINE_SECONDS, withinDeadline } from '../domain/deadline.ts'
import { AuthorityLost } from '../domain/errors.ts'
import type { Precondition } from '../domain/keypairs/change-keypair.ts'
import type { Ports } from '../domain/ports.ts'
import { untilSettled } from '../domain/until-settled.ts'
import type { JsonOperation } from '../operations/contract/json-operation.ts'
import type { CapabilityOf } from '../operations/contract/operation.ts'
import { portsOf } from '../wiring/ports-of.ts'
import type { Adapters } from '../wiring/wire-ports.ts'
import { type CallerPart, type CallerPorts, identify } from './callers/authenticate.ts'
import { unlessFresh } from './conditions/conditional-get.ts'
import { preconditionOf } from './conditions/etag.ts'
import type { HttpEvent, HttpHandler, HttpResult } from './http-event.ts'
import { logRequest } from './log-request.ts'
import { expectEvent, notAnHttpEvent } from './request/expect-event.ts'
import { type OwnerPart, ownerPartOf } from './request/owner-in-path.ts'
import { type Input, parseInput } from './request/parse-input.ts'
import { respondCors } from './response/cors.ts'
import { respondHeaders } from './response/respond-headers.ts'
import { respondToErrors } from './response/respond-to-errors.ts'

/** What a use case gets: the parsed input, the caller and the time. It never gets the gateway's event. */
type Request<O extends JsonOperation> = Input<O> &
  OwnerPart<O> &
  CallerPart<O['caller']> & {
    readonly now: Date
    readonly precondition: Precondition
  }

type DeepReadonly<T> = T extends Date
  ? T
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

type ReplyBody<Schema> = Schema extends z.ZodMiniType
  ? { readonly body: DeepReadonly<z.output<Schema>> }
  : { readonly body?: undefined }

/** One of the successes that an operation declares. Members that the schema does not name are not sent. */
export type Reply<O extends JsonOperation> = {
  [Status in keyof O['success'] & number]: {
    readonly status: Status
    readonly headers?: Readonly<Record<string, string>>
  } & ReplyBody<O['success'][Status]>
}[keyof O['success'] & number]

type UseCase<O extends JsonOperation, R extends Reply<O>> = (
  request: Request<O>,
  ports: Pick<Ports, O['uses'][number]>,
) => Promise<R>

/**
 * Turns an operation's use case into a function that takes adapters and returns the Lambda handler. The
 * handler checks the caller, parses the input with the operation's schemas, and runs the use case with the
 * ports that the operation declares. It encodes the reply with the declared schema, so that a MAC or the ID
 * of a pepper cannot leak by accident. If the caller's right was lost before a change was written, the
 * handler checks the caller again and tries again.
 */
export function serve<O extends JsonOperation, const R extends Reply<O>>(
  operation: O,
  useCase: UseCase<O, R>,
): (adapters: Adapters<CapabilityOf<O>>) => HttpHandler {
  return (adapters) => {
    const ports = portsOf(operation, adapters)
    return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 })
      .use(respondHeaders())
      .use(respondCors(operation.caller, () => consoleOriginIn(ports.made())))
      .use(logRequest(operation.id))
      .use(respondToErrors())
      .use(expectEvent(notAnHttpEvent))
      .handler((event) => withinDeadline(REQUEST_DEADLINE_SECONDS, () => answer(event, ports)))
  }

  async function answer(
    event: HttpEvent,
    wired: () => Pick<Ports, CapabilityOf<O>>,
  ): Promise<HttpResult> {
    const now = new Date()
    const ports = wired()
    const authorize = identify(
      operation.caller,
      event,
      ports as Pick<Ports, CapabilityOf<O>> & CallerPorts,
      now,
    )
    const input = parseInput(operation, event)
    const precondition = preconditionOf(event)
    const owner = ownerPartOf(operation, event)
    return await untilSettled(async () => {
      const caller = await authorize()
      const request = { ...input, ...owner, ...caller, now, precondition } as Request<O>
      try {
        const result = resultOf(operation, await useCase(request, ports))
        return 304 in operation.success ? unlessFresh(event, result) : result
      } catch (error) {
        if (error instanceof AuthorityLost) return undefined
        throw error
      }
    })
  }
}

/** The console's origin. Only operations for administrators and users have this setting. */
function consoleOriginIn(ports: Partial<Ports> | undefined): string | undefined {
  return ports?.consoleOrigin
}

function resultOf<O extends JsonOperation>(operation: O, reply: Reply<O>): HttpResult {
  const {
    status,
    headers = {},
    body,
  } = reply as {
    status: number
    headers?: Record<string, string>
    body?: unknown
  }
  const schema = operation.success[status]
  if (!schema) return { statusCode: status, headers: { ...headers } }
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(z.encode(schema, body)),
  }
}
