import type { Ports } from '../domain/ports.ts'
import {
  type CapabilityOf,
  capabilitiesOf,
  type Operation,
} from '../operations/contract/operation.ts'
import { type Once, once } from './once.ts'
import { type Adapters, wirePorts } from './wire-ports.ts'

/** The ports of an operation's capabilities. They are wired at the first use. */
export function portsOf<O extends Operation>(
  operation: O,
  adapters: Adapters<CapabilityOf<O>>,
): Once<Pick<Ports, CapabilityOf<O>>> {
  return once(() => wirePorts(capabilitiesOf(operation), adapters))
}
