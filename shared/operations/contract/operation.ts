import type { Capability } from '../../domain/ports.ts'
import type { ScheduledOperation, StreamOperation } from './background-operation.ts'
import type { JsonOperation } from './json-operation.ts'
import type { OAuthOperation } from './oauth-operation.ts'
import type { Caller } from './routed-operation.ts'

export type HttpOperation = JsonOperation | OAuthOperation

export type Operation = HttpOperation | StreamOperation | ScheduledOperation

/** The capabilities that checking a caller needs, for every operation with this kind of caller. */
const CAPABILITIES_OF_CALLER = {
  administrator: ['administration', 'identityProvider', 'administrationScope', 'consoleOrigin'],
  user: ['identityProvider', 'administrationScope', 'consoleOrigin'],
  platform: ['platformPrincipals'],
  keypair: [],
  anyone: [],
} as const satisfies Record<Caller, readonly Capability[]>

/** Every capability of an operation: its own, and those that checking its caller needs. */
export type CapabilityOf<O extends Operation> =
  | O['uses'][number]
  | (O extends HttpOperation ? (typeof CAPABILITIES_OF_CALLER)[O['caller']][number] : never)

/** The same as values, each once. */
export function capabilitiesOf<O extends Operation>(operation: O): readonly CapabilityOf<O>[]
export function capabilitiesOf(operation: Operation): readonly Capability[] {
  const ofCaller = operation.kind === 'http' ? CAPABILITIES_OF_CALLER[operation.caller] : []
  return [...new Set([...ofCaller, ...operation.uses])]
}
