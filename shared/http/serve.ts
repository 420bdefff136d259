import middy from '@middy/core'
import * as z from 'zod/mini'
import { REQUEST_DEADLINE_SECONDS, withinDeadline } from '../domain/deadline.ts'
import { AuthorityGone } from '../domain/errors.ts'
import type { Capability, Ports } from '../domain/ports.ts'
import { untilSettled } from '../domain/until-settled.ts'
import { capabilitiesOf, type HttpOperation } from '../operations/operation.ts'
import { wirePorts } from '../runtime/ports.ts'
import { type CallerPart, identify } from './authenticate.ts'
import { respondCors } from './cors.ts'
import { type Precondition, preconditionOf } from './etag.ts'
import type { HttpEvent, HttpHandler, HttpResult } from './event.ts'
import { expectEvent, noEvent } from './expect-event.ts'
import { logRequest } from './log-request.ts'
import { once } from './once.ts'
import { type Input, parseInput } from './parse-input.ts'
import { respondHeaders } from './respond-headers.ts'
import { respondToErrors } from './respond-to-errors.ts'

/** What a use case is given: its parsed input, who calls, and when it is. */
type Request<O extends HttpOperation> = Input<O> &
  CallerPart<O['caller']> & {
    readonly now: Date
    readonly event: HttpEvent
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

/** One of the successes that an operation promises. What its schema does not name is not sent. */
export type Reply<O extends HttpOperation> = {
  [Status in keyof O['success'] & number]: {
    readonly status: Status
    readonly headers?: Readonly<Record<string, string>>
  } & ReplyBody<O['success'][Status]>
}[keyof O['success'] & number]

type UseCase<O extends HttpOperation, R extends Reply<O>> = (
  request: Request<O>,
  ports: Pick<Ports, O['uses'][number]>,
) => Promise<R>

/**
 * Makes an operation's Lambda handler of its use case: check the caller, parse the input by the
 * operation's schemas, run the use case with the ports that the operation declares, and send what it
 * replies, through the schema that the operation promises: a MAC or a pepper's id cannot leak by accident.
 * Where what allowed a change went before it was written, the caller is checked anew, and the change tried.
 */
export function serve<O extends HttpOperation, const R extends Reply<O>>(
  operation: O,
  useCase: UseCase<O, R>,
): HttpHandler {
  const ports = once(() => wirePorts<Capability>(capabilitiesOf(operation)))
  return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 })
    .use(respondHeaders())
    .use(respondCors(operation.caller, () => ports.made()?.consoleOrigin))
    .use(logRequest(operation.id))
    .use(respondToErrors())
    .use(expectEvent(noEvent))
    .handler((event) => withinDeadline(REQUEST_DEADLINE_SECONDS, () => answer(event)))

  async function answer(event: HttpEvent): Promise<HttpResult> {
    const now = new Date()
    const authorize = identify(operation.caller, event, ports(), now)
    const input = parseInput(operation, event)
    const precondition = preconditionOf(event)
    return await untilSettled(async () => {
      const caller = await authorize()
      const request = { ...input, ...caller, now, event, precondition } as Request<O>
      try {
        return resultOf(operation, await useCase(request, ports()))
      } catch (error) {
        if (error instanceof AuthorityGone) return undefined
        throw error
      }
    })
  }
}

function resultOf<O extends HttpOperation>(operation: O, reply: Reply<O>): HttpResult {
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
