import type { Capability, Ports } from '../domain/ports.ts'
import type { Setting } from '../domain/settings.ts'
import { isAdapted, readEnvironment, type SettingsOf } from './environment.ts'

/** The adapters of some capabilities. Each one makes its port from the settings that it reads. */
export type Adapters<C extends Capability = Capability> = {
  readonly [A in Exclude<C, Setting>]: (settings: SettingsOf<A>) => Ports[A]
}

/**
 * Makes the ports of some capabilities from the environment variables of the process. A setting is used as a
 * port directly.
 *
 * @throws {Error} when one of their environment variables is missing or malformed
 */
export function wirePorts<C extends Capability>(
  capabilities: readonly C[],
  adapters: Adapters<C>,
): Pick<Ports, C>
export function wirePorts(capabilities: readonly Capability[], adapters: Adapters): Partial<Ports> {
  const ports: Partial<Ports> = {}
  for (const capability of capabilities) {
    const port = isAdapted(capability)
      ? { [capability]: wirePort(capability, adapters) }
      : readEnvironment(capability)
    Object.assign(ports, port)
  }
  return ports
}

function wirePort<C extends Exclude<Capability, Setting>>(
  capability: C,
  adapters: Adapters,
): Ports[C] {
  return adapters[capability](readEnvironment(capability))
}
